package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a view's right and its registry's reach together. */
@Tag("D1")
class ReachTest {
    private static final Reach ALL = new Reach(null, false, List.of());
    private static final Reach OWN = new Reach(null, true, List.of());
    private static final Reach DONE = new Reach(null, false, List.of("done"));

    private static Reach of(String... owners) {
        return new Reach(List.of(owners), false, List.of());
    }

    @Test
    void shouldReachNoMoreThanEachOfThem() {
        assertThat(Reach.common(Set.of(ALL), Set.of(OWN))).containsExactly(OWN);
        assertThat(Reach.common(Set.of(OWN), Set.of(DONE))).containsExactly(new Reach(null, true, List.of("done")));
        assertThat(Reach.common(Set.of(of("a", "b")), Set.of(of("b", "c")))).containsExactly(of("b"));
        assertThat(Reach.common(Set.of(of("a")), Set.of(OWN)))
                .containsExactly(new Reach(List.of("a"), true, List.of()));
    }

    @Test
    void shouldReachNothingWhereNothingIsShared() {
        assertThat(Reach.common(Set.of(of("a")), Set.of(of("b")))).isEmpty();
        assertThat(Reach.common(Set.of(DONE), Set.of(new Reach(null, false, List.of("open")))))
                .isEmpty();
        assertThat(Reach.common(Set.of(), Set.of(ALL))).isEmpty();
    }

    @Test
    void shouldNotSayTwiceWhatLiesWithinAnother() {
        assertThat(Reach.common(Set.of(OWN), Set.of(OWN, of("a"), DONE))).containsExactly(OWN);
        assertThat(Reach.common(Set.of(OWN, of("a")), Set.of(OWN, DONE)))
                .containsExactlyInAnyOrder(OWN, new Reach(List.of("a"), false, List.of("done")));
    }
}
