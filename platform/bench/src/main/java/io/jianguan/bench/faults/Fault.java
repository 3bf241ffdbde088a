package io.jianguan.bench.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One fault of the plan.
 *
 * @param victims killed together; none: commands that the engine answered are delivered again, the older ones after the
 *     newer
 * @param after so many milliseconds of undisturbed work
 */
record Fault(Set<Victim> victims, int after) {
    /** Each as often as it stands here. */
    private static final List<Set<Victim>> KINDS = List.of(
            EnumSet.of(Victim.DATABASE),
            EnumSet.of(Victim.DATABASE),
            EnumSet.of(Victim.BROKER),
            EnumSet.of(Victim.BROKER),
            EnumSet.of(Victim.SERVER),
            EnumSet.of(Victim.SERVER),
            EnumSet.of(Victim.SERVER, Victim.BROKER),
            EnumSet.of(Victim.SERVER, Victim.DATABASE),
            EnumSet.of(Victim.BROKER, Victim.DATABASE),
            EnumSet.allOf(Victim.class),
            EnumSet.noneOf(Victim.class),
            EnumSet.noneOf(Victim.class));

    private static final int LONGEST = 3_000;

    /** The same plan for the same seed: every kind in each dozen, in a drawn order. */
    static Stream<Fault> plan(long seed) {
        var random = new Random(seed);
        return Stream.generate(() -> {
                    var dozen = new ArrayList<>(KINDS);
                    Collections.shuffle(dozen, random);
                    return dozen;
                })
                .flatMap(List::stream)
                .map(victims -> new Fault(victims, random.nextInt(100, LONGEST)));
    }

    /** One of each kind that matters most, for a quick run. */
    static Stream<Fault> sample() {
        return Stream.of(
                        EnumSet.of(Victim.DATABASE),
                        EnumSet.of(Victim.BROKER),
                        EnumSet.noneOf(Victim.class),
                        EnumSet.of(Victim.SERVER),
                        EnumSet.allOf(Victim.class))
                .map(victims -> new Fault(victims, LONGEST / 2));
    }

    String name() {
        return victims.isEmpty()
                ? "redelivery"
                : String.join(
                        "+",
                        victims.stream()
                                .map(victim -> victim.name().toLowerCase(Locale.ROOT))
                                .toList());
    }
}
