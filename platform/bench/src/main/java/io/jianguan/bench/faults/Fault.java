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
 * @param victims together; none where commands are delivered again
 * @param after so many milliseconds of undisturbed work
 * @param lasting so many milliseconds; 0 where it is the matter of a moment
 */
record Fault(Deed deed, Set<Victim> victims, int after, int lasting) {
    enum Deed {
        /** {@code kill -9}, all at once, and started again. */
        KILL,
        /** Killed, and once more while it starts again. */
        KILL_TWICE,
        /** Stands still ({@code SIGSTOP}) and goes on as if nothing had been. */
        STOP,
        /** Commands that the engine answered are delivered again, the older ones after the newer. */
        REDELIVER
    }

    private record Kind(Deed deed, Set<Victim> victims) {
        static Kind kill(Victim first, Victim... more) {
            return new Kind(Deed.KILL, EnumSet.of(first, more));
        }

        static Kind of(Deed deed, Victim... victims) {
            return new Kind(deed, Set.of(victims));
        }
    }

    /** One server that looks after its database and broker; each as often as it stands here. */
    private static final List<Kind> ONE_SERVER = List.of(
            Kind.kill(Victim.DATABASE),
            Kind.kill(Victim.BROKER),
            Kind.kill(Victim.SERVER),
            Kind.kill(Victim.SERVER),
            Kind.kill(Victim.SERVER, Victim.BROKER),
            Kind.kill(Victim.SERVER, Victim.DATABASE),
            Kind.kill(Victim.BROKER, Victim.DATABASE),
            Kind.kill(Victim.SERVER, Victim.BROKER, Victim.DATABASE),
            Kind.of(Deed.KILL_TWICE, Victim.SERVER),
            Kind.of(Deed.REDELIVER));

    /** Two servers on one database and one broker. */
    private static final List<Kind> REPLICAS = List.of(
            Kind.kill(Victim.SERVER),
            Kind.kill(Victim.REPLICA),
            Kind.kill(Victim.SERVER, Victim.REPLICA),
            Kind.kill(Victim.SERVER, Victim.BROKER),
            Kind.kill(Victim.REPLICA, Victim.DATABASE),
            Kind.kill(Victim.DATABASE),
            Kind.kill(Victim.BROKER),
            Kind.kill(Victim.SERVER, Victim.REPLICA, Victim.BROKER, Victim.DATABASE),
            Kind.of(Deed.KILL_TWICE, Victim.REPLICA),
            Kind.of(Deed.STOP, Victim.SERVER),
            Kind.of(Deed.STOP, Victim.REPLICA),
            Kind.of(Deed.STOP, Victim.SERVER),
            Kind.of(Deed.REDELIVER));

    private static final int LONGEST_WORK = 3_000;
    private static final int SHORTEST_STOP = 2_000;
    private static final int LONGEST_STOP = 45_000;

    /** The same plan for the same seed: every kind in each round, in a drawn order. */
    static Stream<Fault> plan(long seed, boolean replicas) {
        var random = new Random(seed);
        return Stream.generate(() -> {
                    var round = new ArrayList<>(replicas ? REPLICAS : ONE_SERVER);
                    Collections.shuffle(round, random);
                    return round;
                })
                .flatMap(List::stream)
                .map(kind -> of(kind, random.nextInt(100, LONGEST_WORK), random.nextDouble()));
    }

    /** Short stops are more frequent than long ones. */
    private static Fault of(Kind kind, int after, double drawn) {
        int lasting = switch (kind.deed()) {
            case STOP -> (int) (SHORTEST_STOP + drawn * drawn * (LONGEST_STOP - SHORTEST_STOP));
            case KILL_TWICE -> (int) (500 + drawn * 8_000);
            case KILL, REDELIVER -> 0;
        };
        return new Fault(kind.deed(), kind.victims(), after, lasting);
    }

    /** One of each kind that matters most, for a quick run. */
    static Stream<Fault> sample(boolean replicas) {
        return (replicas ? Stream.of(0, 1, 7, 8, 9) : Stream.of(0, 1, 7, 9))
                .map((replicas ? REPLICAS : ONE_SERVER)::get)
                .map(kind -> of(kind, LONGEST_WORK / 2, 0.5));
    }

    String name() {
        var parts = victims.stream().sorted().map(victim -> victim.name().toLowerCase(Locale.ROOT));
        var what = String.join("+", parts.toList());
        return switch (deed) {
            case KILL -> what;
            case KILL_TWICE -> what + " twice";
            case STOP -> what + " stopped";
            case REDELIVER -> "redelivery";
        };
    }
}
