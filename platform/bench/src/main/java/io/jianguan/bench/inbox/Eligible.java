package io.jianguan.bench.inbox;

import io.jianguan.bench.product.Population;
import io.jianguan.identity.Actor;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody in ten groups. */
record Eligible(List<String> groups, Actor actor) {
    private static final int GROUPS = 10;

    static Eligible draw(Random random, boolean popular) {
        var drawn = random.ints(0, Population.GROUPS).distinct().limit(popular ? GROUPS - 1 : GROUPS);
        var groups = Stream.concat(drawn.boxed(), popular ? Stream.of(Population.POPULAR) : Stream.empty())
                .map(Population::group)
                .toList();
        var grants = groups.stream().map(Actor.RoleGrant::parse).collect(Collectors.toSet());
        return new Eligible(groups, new Actor("bench.reader", "Reader", "bench", List.of("bench"), grants));
    }
}
