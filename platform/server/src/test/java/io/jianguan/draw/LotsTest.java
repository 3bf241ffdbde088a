package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G4.1")
@Tag("D8")
class LotsTest {
    private static final long[] TWENTY = LongStream.rangeClosed(1, 20).toArray();

    private static Pool pool(long[] ids, int... weights) {
        return new Pool(List.of(new Pool.Stratum("", ids, weights.length == 0 ? null : weights)));
    }

    @Test
    void shouldDrawTheSameAgainFromTheSameSeed() {
        assertThat(Lots.draw(pool(TWENTY), 5, new Chance("00ff", "subjects")))
                .isEqualTo(Lots.draw(pool(TWENTY), 5, new Chance("00ff", "subjects")))
                .isNotEqualTo(Lots.draw(pool(TWENTY), 5, new Chance("00fe", "subjects")));
    }

    /** Chi-square over 20,000 seeds, at the first and the third place: 19 degrees of freedom, below 43.8 in 999 of 1,000. */
    @Test
    void shouldGiveEveryoneTheSameChance() {
        for (int place : List.of(0, 2)) {
            var counts = new HashMap<Long, Integer>();
            IntStream.range(0, 20_000)
                    .forEach(seed -> counts.merge(
                            Lots.draw(pool(TWENTY), 3, new Chance("seed " + seed, "subjects"))
                                    .get(place),
                            1,
                            Integer::sum));
            var expected = new HashMap<Long, Double>();
            Arrays.stream(TWENTY).forEach(id -> expected.put(id, 1_000.0));
            assertThat(chiSquare(counts, expected)).as("place %s", place).isLessThan(43.8);
        }
    }

    /** One after the other in proportion to the weights of those left: all 12 ordered pairs of 4, 11 degrees of freedom. */
    @Test
    void shouldFavourByWeightAtEveryPlace() {
        int[] weights = {1, 2, 3, 4};
        var counts = new HashMap<List<Long>, Integer>();
        int draws = 60_000;
        for (int seed = 0; seed < draws; seed++) {
            var pair = Lots.draw(pool(new long[] {1, 2, 3, 4}, weights), 2, new Chance("seed " + seed, "subjects"));
            counts.merge(pair, 1, Integer::sum);
        }
        var expected = new HashMap<List<Long>, Double>();
        for (int first = 0; first < 4; first++) {
            for (int second = 0; second < 4; second++) {
                if (first != second) {
                    double chance = weights[first] / 10.0 * weights[second] / (10.0 - weights[first]);
                    expected.put(List.of(first + 1L, second + 1L), draws * chance);
                }
            }
        }
        assertThat(chiSquare(counts, expected)).isLessThan(31.3);
    }

    static <T> double chiSquare(Map<T, Integer> counts, Map<T, Double> expected) {
        assertThat(expected.keySet()).containsAll(new HashSet<>(counts.keySet()));
        return expected.entrySet().stream()
                .mapToDouble(entry ->
                        Math.pow(counts.getOrDefault(entry.getKey(), 0) - entry.getValue(), 2) / entry.getValue())
                .sum();
    }

    @Test
    void shouldShareByLargestRemainder() {
        var pool = new Pool(List.of(
                new Pool.Stratum("a", LongStream.range(0, 47).toArray(), null),
                new Pool.Stratum("b", LongStream.range(100, 116).toArray(), null),
                new Pool.Stratum("c", LongStream.range(200, 216).toArray(), null),
                new Pool.Stratum("d", LongStream.range(300, 312).toArray(), null)));

        // 10/91 of each: 5.16, 1.76, 1.76, 1.32
        assertThat(Lots.shares(pool, 10)).containsExactly(5, 2, 2, 1);
        // where remainders are alike, the earlier one
        assertThat(Lots.shares(
                        new Pool(List.of(pool.strata().get(1), pool.strata().get(2))), 5))
                .containsExactly(3, 2);
        assertThat(Lots.draw(pool, 10, new Chance("seed", "subjects")))
                .hasSize(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldPutGroupsTogetherWhateverOrderTheyComeIn() {
        var maker = new PoolMaker();
        maker.add("乙", new long[] {5, 9}, 1);
        maker.add("甲", new long[] {7}, 1);
        maker.add("乙", new long[] {2, 6}, 40);

        assertThat(new String(maker.pool().text(), StandardCharsets.UTF_8))
                .isEqualTo("[乙]\n2*40\n5\n6*40\n9\n[甲]\n7\n");
    }
}
