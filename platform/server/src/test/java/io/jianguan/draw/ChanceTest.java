package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G4.1")
class ChanceTest {

    /** Reckoned by hand with another program: SHA-256 of the key and 0, its four numbers of 64 bits. */
    @Test
    void shouldGiveTheNumbersThatAnyLanguageGives() {
        var chance = new Chance("00ff", "subjects");

        var numbers = LongStream.generate(() -> chance.below(1_000_000_007L)).limit(5);

        assertThat(numbers.toArray()).containsExactly(590675903L, 333102536L, 404339060L, 53896454L, 867636265L);
    }

    @Test
    void shouldGiveOtherNumbersForAnotherUse() {
        assertThat(new Chance("00ff", "subjects").below(Long.MAX_VALUE))
                .isNotEqualTo(new Chance("00ff", "officers").below(Long.MAX_VALUE));
    }

    /** A bound just above half of 2^63: taking the remainder alone would give the lower half twice as often. */
    @Test
    void shouldRejectWhatDoesNotFillARound() {
        long bound = 3L << 61;
        var chance = new Chance("fair", "test");

        long lower = IntStream.range(0, 30_000)
                .filter(i -> chance.below(bound) < bound / 3)
                .count();

        assertThat(lower).isBetween(9_700L, 10_300L);
    }
}
