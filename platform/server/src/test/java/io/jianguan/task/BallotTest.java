package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("W4")
class BallotTest {
    private static final String YES = "approve";
    private static final String NO = "reject";

    private static @Nullable String decide(String mode, String ratio, boolean veto, @Nullable String... outcomes) {
        return new Ballot(mode, new BigDecimal(ratio), veto, YES)
                .decide(Stream.of(outcomes)
                        .map(outcome -> new Ballot.Vote(BigDecimal.ONE, outcome))
                        .toList())
                .orElse(null);
    }

    @Test
    void shouldLetTheFirstAnswerCountForAny() {
        assertThat(decide("any", "1", false, null, NO)).isEqualTo(NO);
        assertThat(decide("any", "1", false, (String) null)).isNull();
    }

    @Test
    void shouldWaitForAllUnlessOneMayVeto() {
        assertThat(decide("all", "1", false, NO, null)).isNull();
        assertThat(decide("all", "1", true, NO, null)).isEqualTo(NO);
        assertThat(decide("all", "1", false, NO, YES)).isEqualTo(NO);
        assertThat(decide("sequence", "1", false, YES, YES)).isEqualTo(YES);
    }

    @Test
    void shouldDecideAVoteAsSoonAsNothingCanChangeIt() {
        assertThat(decide("vote", "0.5", false, YES, null, null, null)).isNull();
        assertThat(decide("vote", "0.5", false, YES, YES, null, null)).isEqualTo(YES);
        assertThat(decide("vote", "0.67", false, NO, NO, null)).isEqualTo(NO);
        assertThat(decide("vote", "0.5", true, YES, NO, null)).isEqualTo(NO);
    }

    @Test
    void shouldCountByWeight() {
        var ballot = new Ballot("vote", new BigDecimal("0.6"), false, YES);
        assertThat(ballot.decide(List.of(
                        new Ballot.Vote(new BigDecimal("3"), YES),
                        new Ballot.Vote(BigDecimal.ONE, NO),
                        new Ballot.Vote(BigDecimal.ONE, null))))
                .contains(YES);
    }
}
