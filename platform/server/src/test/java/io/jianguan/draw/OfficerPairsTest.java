package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.registry.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G4.1")
class OfficerPairsTest {

    private static Records.Record officer(long id, String... recusals) {
        return new Records.Record(
                "officer",
                id,
                1,
                null,
                "officer " + id,
                null,
                "bureau",
                Map.of("account", "o" + id, "recusal_objects", List.of(recusals)),
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @Test
    void shouldShareTheWorkEvenly() {
        var officers = LongStream.rangeClosed(1, 6).mapToObj(id -> officer(id)).toList();
        var pairs = new OfficerPairs(new Lots("seed"), officers, 2, true);

        var drawn = new ArrayList<Records.Record>();
        for (long subject = 100; subject < 130; subject++) {
            var pair = pairs.forSubject(subject).orElseThrow();
            assertThat(pair).hasSize(2).doesNotHaveDuplicates();
            drawn.addAll(pair);
        }

        var load = drawn.stream().collect(Collectors.groupingBy(Records.Record::id, Collectors.counting()));
        assertThat(load.values()).containsOnly(10L);
    }

    @Test
    void shouldPassOverWhoMustStandBack() {
        var officers = List.of(officer(1, "100"), officer(2), officer(3));

        var pair = new OfficerPairs(new Lots("seed"), officers, 2, true).forSubject(100);

        assertThat(pair.orElseThrow()).extracting(Records.Record::id).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void shouldDrawNobodyWhereThereAreTooFew() {
        var officers = List.of(officer(1, "100"), officer(2));

        assertThat(new OfficerPairs(new Lots("seed"), officers, 2, false).forSubject(100))
                .isEmpty();
    }
}
