package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G4.1")
class OfficerPairsTest {

    private static Officer officer(long id, Long... recusals) {
        return new Officer(id, "o" + id, id % 2 == 0 ? "female" : "male", 0, Set.of(recusals));
    }

    private static OfficerPairs pairs(List<Officer> officers, boolean balanced, boolean mixed) {
        return new OfficerPairs(officers, 2, balanced, mixed, new Chance("seed", "officers"));
    }

    private static List<Officer> officers(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(id -> officer(id)).toList();
    }

    @Test
    void shouldShareTheWorkEvenly() {
        var pairs = pairs(officers(6), true, false);

        var drawn = new ArrayList<Officer>();
        for (long subject = 100; subject < 130; subject++) {
            var pair = pairs.forSubject(subject);
            assertThat(pair).hasSize(2).doesNotHaveDuplicates();
            drawn.addAll(pair);
        }

        var load = drawn.stream().collect(Collectors.groupingBy(Officer::id, Collectors.counting()));
        assertThat(load.values()).containsOnly(10L);
    }

    @Test
    void shouldFirstSendThoseWhoHaveLessToDoAlready() {
        var busy = new Officer(1, "o1", "", 5, Set.of());

        var pair = pairs(List.of(busy, officer(2), officer(3)), true, false).forSubject(100);

        assertThat(pair).extracting(Officer::id).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void shouldPassOverWhoMustStandBack() {
        var pair = pairs(List.of(officer(1, 100L), officer(2), officer(3)), true, false)
                .forSubject(100);

        assertThat(pair).extracting(Officer::id).containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void shouldMixGroups() {
        var pairs = pairs(officers(8), false, true);

        for (long subject = 100; subject < 150; subject++) {
            assertThat(pairs.forSubject(subject))
                    .extracting(Officer::group)
                    .containsExactlyInAnyOrder("male", "female");
        }
    }

    @Test
    void shouldDrawNobodyWhereThereAreTooFew() {
        assertThat(pairs(List.of(officer(1, 100L), officer(2)), false, false).forSubject(100))
                .isEmpty();
        assertThat(pairs(List.of(officer(1), officer(3)), false, true).forSubject(100))
                .isEmpty();
    }

    /** Chi-square over 30,000 seeds: below the bound in 999 of 1,000. */
    @Test
    void shouldGiveEveryPairTheSameChance() {
        // 15 pairs of 6, 14 degrees of freedom; where none has more to do, even load changes nothing
        assertThat(spread(false, false)).isLessThan(36.1);
        assertThat(spread(true, false)).isLessThan(36.1);
        // 9 pairs of one man and one woman, 8 degrees of freedom
        assertThat(spread(false, true)).isLessThan(26.1);
    }

    private static double spread(boolean balanced, boolean mixed) {
        int draws = 30_000;
        var six = officers(6);
        var counts = new HashMap<Set<Long>, Integer>();
        for (int seed = 0; seed < draws; seed++) {
            var pair =
                    new OfficerPairs(six, 2, balanced, mixed, new Chance("seed " + seed, "officers")).forSubject(100);
            counts.merge(pair.stream().map(Officer::id).collect(Collectors.toSet()), 1, Integer::sum);
        }
        var expected = new HashMap<Set<Long>, Double>();
        for (var one : six) {
            for (var other : six) {
                if (one.id() < other.id() && !(mixed && one.group().equals(other.group()))) {
                    expected.put(Set.of(one.id(), other.id()), 0.0);
                }
            }
        }
        expected.replaceAll((pair, none) -> (double) draws / expected.size());
        return LotsTest.chiSquare(counts, expected);
    }

    @Test
    void shouldReadWhatItWrote() {
        var officers = List.of(officer(1, 30L, 4L), officer(2));

        assertThat(Officer.text(officers)).isEqualTo("1\to1\tmale\t0\t4,30\n2\to2\tfemale\t0\t\n");
        assertThat(Officer.parse(Officer.text(officers))).isEqualTo(officers);
    }
}
