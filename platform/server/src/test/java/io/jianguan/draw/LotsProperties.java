package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Tag("G4.1")
class LotsProperties {

    @Property(tries = 200)
    void shouldDrawEachOfThePoolOnceAndReadThePoolItWrote(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 1, max = 9) Integer> weights) {
        var ids = LongStream.rangeClosed(1, weights.size()).toArray();
        var pool = new Pool(List.of(new Pool.Stratum(
                "", ids, weights.stream().mapToInt(weight -> weight).toArray())));

        var drawn = Lots.draw(pool, ids.length, new Chance(weights.toString(), "subjects"));

        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(LongStream.of(ids).boxed().toList());
        assertThat(Pool.parse(pool.text()).text()).isEqualTo(pool.text());
    }
}
