package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

@Tag("G4.1")
class LotsTest {
    private static final List<Long> POOL = LongStream.rangeClosed(1, 20).boxed().toList();

    @Property
    void shouldDrawEachOfThePoolOnceWhateverTheOrderItIsGivenIn(
            @ForAll @UniqueElements List<@LongRange(min = 1) Long> pool) {
        var reversed = new java.util.ArrayList<>(pool);
        Collections.reverse(reversed);

        var drawn = new Lots("seed").order(pool);

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(pool).isEqualTo(new Lots("seed").order(reversed));
        assertThat(Lots.poolHash(pool)).isEqualTo(Lots.poolHash(reversed));
    }

    @Test
    void shouldDrawTheSameAgainFromTheSameSeed() {
        assertThat(new Lots("00ff").order(POOL))
                .isEqualTo(new Lots("00ff").order(POOL))
                .isNotEqualTo(new Lots("00fe").order(POOL));
    }

    /** Chi-square over 20,000 seeds and 20 ids: below 43.8 in all but 1 of 1,000 fair draws (19 degrees of freedom). */
    @Test
    void shouldGiveEveryoneTheSameChance() {
        var firsts = new HashMap<Long, Integer>();
        IntStream.range(0, 20_000)
                .forEach(seed ->
                        firsts.merge(new Lots("seed " + seed).order(POOL).getFirst(), 1, Integer::sum));

        var expected = 1_000.0;
        var chiSquare = POOL.stream()
                .mapToDouble(id -> Math.pow(firsts.getOrDefault(id, 0) - expected, 2) / expected)
                .sum();
        assertThat(chiSquare).isLessThan(43.8);
    }

    @Test
    void shouldFavourByWeight() {
        var heavyFirst = IntStream.range(0, 10_000)
                .filter(seed -> new Lots("seed " + seed)
                                .order(List.of(1L, 2L), id -> id == 1 ? 3.0 : 1.0)
                                .getFirst()
                        == 1L)
                .count();

        assertThat(heavyFirst).isBetween(7_300L, 7_700L);
    }
}
