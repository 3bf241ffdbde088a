package io.jianguan.bench.inbox;

import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Population;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** B2 and B3: the first page and the capped count, read three ways by the same people. */
final class Pages {
    private static final int PEOPLE = 10;

    /** Flowable takes seconds over the popular group. */
    private static final int PATIENT_PEOPLE = 2;

    /** A reading of some milliseconds needs a thousand for a 99th percentile that says something. */
    private static final int OFTEN = 10;

    private final int rounds;
    private final Random random;
    private final Reading ours;
    private final Flowable flowable;
    private final Reading hand;
    private final long cap;

    Pages(Options options, Reading ours, Flowable flowable, Reading hand, long cap) {
        this.rounds = options.size(5, 2);
        this.random = new Random(options.seed());
        this.ours = ours;
        this.flowable = flowable;
        this.hand = hand;
        this.cap = cap;
    }

    /** What one way took, in milliseconds: everything, and the median a round. */
    private record Times(List<Double> all, List<Double> rounds) {
        Times() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        Spread spread() {
            return Spread.of(all);
        }

        String text() {
            return "p50 %.1f ms, p99 %.1f ms".formatted(spread().median(), spread().percentile(99));
        }
    }

    private record Comparison(Times ours, Times flowable, Times hand, long eligible) {
        Spread ratios(Times other) {
            var ratios = new ArrayList<Double>();
            for (int round = 0; round < ours.rounds.size(); round++) {
                ratios.add(ours.rounds.get(round) / other.rounds.get(round));
            }
            return Spread.of(ratios);
        }

        double p99(Times other) {
            return ours.spread().percentile(99) / other.spread().percentile(99);
        }
    }

    List<Result> measure(Population population) throws SQLException {
        var people = Stream.generate(() -> Eligible.draw(random, false))
                .limit(PEOPLE)
                .toList();
        var popular =
                Stream.generate(() -> Eligible.draw(random, true)).limit(PEOPLE).toList();
        var plain = compare(people, null);
        var rare = compare(popular, Population.RARE);
        flowable.indexDueDate();
        var indexed = new Times();
        turn(flowable, people, null, new ArrayList<>());
        turn(flowable, people, null, indexed.all);
        turn(flowable, people, null, indexed.all);
        var conditions = ("%,d open and %,d done tasks, %,d groups, 10 groups a person, %,d eligible (the rare filter's"
                        + " with a group of %,d); warm, A B C C B A in %d rounds (their spread is the p50's ratio), %,d"
                        + " readings of ours and the hand-written, %d of Flowable (%d of the rare filter); in process, same PostgreSQL; pages equal, and counts up to the cap of %,d; Flowable counts"
                        + " all")
                .formatted(
                        population.open(),
                        population.done(),
                        Population.GROUPS,
                        plain.eligible,
                        population.open() / 4,
                        rounds,
                        plain.ours.all.size(),
                        plain.flowable.all.size(),
                        rare.flowable.all.size(),
                        cap);
        return List.of(
                result("B2", "inbox page + capped count, p99", plain, plain.flowable, flowable(), 0.02, conditions)
                        .with("Flowable with an index on the due date: " + indexed.text()),
                result("B2r", "the same with a rare filter", rare, rare.flowable, flowable(), 0.02, conditions),
                result("B3", "inbox page + capped count, p99", plain, plain.hand, HAND, 1.3, conditions),
                result("B3r", "the same with a rare filter", rare, rare.hand, HAND, 1.3, conditions));
    }

    private static final String HAND = "the best hand-written SQL, p99";

    private static String flowable() {
        return "Flowable's TaskQuery, page + count, stock indexes, p99";
    }

    private static Result result(
            String id, String what, Comparison comparison, Times other, String baseline, double goal, String how) {
        return new Result(
                id,
                what,
                comparison.p99(other),
                Goal.atMost(goal),
                comparison.ratios(other),
                baseline,
                how,
                List.of(comparison.ours.text() + " over " + other.text()));
    }

    private Comparison compare(List<Eligible> people, @Nullable String process) throws SQLException {
        var patient = process == null ? people : people.subList(0, PATIENT_PEOPLE);
        long eligible = requireEqual(patient, process);
        var comparison = new Comparison(new Times(), new Times(), new Times(), eligible);
        for (int round = -1; round < rounds; round++) {
            var a = new ArrayList<Double>();
            var b = new ArrayList<Double>();
            var c = new ArrayList<Double>();
            turns(ours, people, process, a);
            turn(flowable, patient, process, b);
            turns(hand, people, process, c);
            turns(hand, people, process, c);
            turn(flowable, patient, process, b);
            turns(ours, people, process, a);
            if (round >= 0) {
                add(comparison.ours, a);
                add(comparison.flowable, b);
                add(comparison.hand, c);
            }
        }
        return comparison;
    }

    private static void add(Times times, List<Double> round) {
        times.all.addAll(round);
        times.rounds.add(Spread.of(round).median());
    }

    private static void turns(Reading way, List<Eligible> people, @Nullable String process, List<Double> times)
            throws SQLException {
        for (int turn = 0; turn < OFTEN; turn++) {
            turn(way, people, process, times);
        }
    }

    private static void turn(Reading way, List<Eligible> people, @Nullable String process, List<Double> times)
            throws SQLException {
        for (var who : people) {
            long start = System.nanoTime();
            way.read(who, process);
            times.add((System.nanoTime() - start) / 1e6);
        }
    }

    /** @return how many tasks the first of them may claim */
    private long requireEqual(List<Eligible> people, @Nullable String process) throws SQLException {
        for (var who : people) {
            var seen = ours.read(who, process);
            for (var other : List.of(flowable, hand)) {
                var same = other.read(who, process);
                if (!same.agreesWith(seen, cap)) {
                    throw new IllegalStateException("We see " + seen + ", " + other + " sees " + same);
                }
            }
        }
        return flowable.read(people.getFirst(), process).count();
    }
}
