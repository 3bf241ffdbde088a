package io.jianguan.bench.deadline;

import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Population;
import io.jianguan.deadline.Sweeping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** B14: the sweeper marks a million deadlines of one moment and does what their rules say. */
final class Rush {
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final int rounds;
    private final int count;
    private final int real;
    private final Sweeping sweeping;
    private final Alerts alerts;
    private final Traffic traffic;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> least = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> busy = new ArrayList<>();
    private final List<Double> calm = new ArrayList<>();

    Rush(Options options, Sweeping sweeping, Alerts alerts, Traffic traffic, int count) {
        this.rounds = options.size(5, 2);
        this.count = count;
        this.real = options.size(20_000, 500);
        this.sweeping = sweeping;
        this.alerts = alerts;
        this.traffic = traffic;
    }

    List<Result> measure(List<String> holders) throws Exception {
        alerts.makeOther();
        for (int round = 0; round < rounds; round++) {
            boolean oursFirst = round % 2 == 0;
            if (oursFirst) {
                mark();
            }
            update();
            if (!oursFirst) {
                mark();
            }
            ratios.add(ours.getLast() / least.getLast());
            quiet();
        }
        var doing = act(holders);
        return List.of(whole(doing), marking(), others());
    }

    private void mark() throws Exception {
        alerts.fill(true);
        traffic.since();
        long start = System.nanoTime();
        int fired = sweeping.fire(Instant.now());
        ours.add((System.nanoTime() - start) / 1e9);
        busy.addAll(traffic.since());
        if (fired != count || alerts.fired() != count) {
            throw new IllegalStateException(fired + " of " + count + " deadlines were marked");
        }
    }

    private void update() throws Exception {
        alerts.fill(false);
        long start = System.nanoTime();
        int rows = alerts.updateReturning();
        least.add((System.nanoTime() - start) / 1e9);
        if (rows != count) {
            throw new IllegalStateException(rows + " of " + count + " rows were updated");
        }
    }

    private void quiet() throws InterruptedException {
        traffic.since();
        Thread.sleep(QUIET);
        calm.addAll(traffic.since());
    }

    /** @return seconds for all, by what some took */
    private double act(List<String> holders) throws Exception {
        alerts.fill(true);
        var template = sweeping.start(Population.FIRST_ID, Instant.parse("2026-01-01T00:00:00Z"));
        sweeping.fire(Instant.now());
        alerts.makeReal(real, template, holders);
        long before = alerts.notices();
        var took = sweeping.sweep();
        long told = alerts.notices() - before;
        if (told != real) {
            throw new IllegalStateException(told + " notices for " + real + " deadlines");
        }
        return took.toNanos() / 1e9 * count / real;
    }

    private static String conditions(String more) {
        return "in process, same PostgreSQL and machine, fsync and synchronous_commit on; " + more;
    }

    private Result whole(double doing) {
        double bare = Spread.of(least).median();
        double marking = Spread.of(ours).median();
        return new Result(
                "B14",
                "%,d simultaneous deadlines marked and notified".formatted(count),
                (marking + doing) / bare,
                Goal.atMost(3),
                Spread.of(List.of((marking + doing) / bare)),
                "one UPDATE … RETURNING of as many rows in a table alike",
                conditions("marking by all rounds' median, notifying reckoned from %,d with real clocks, tasks and"
                                + " holders, each told exactly once")
                        .formatted(real),
                List.of("marking %.1f s, notifying %.0f s (reckoned), over %.1f s".formatted(marking, doing, bare)));
    }

    private Result marking() {
        return new Result(
                "B14m",
                "%,d simultaneous deadlines marked".formatted(count),
                Spread.of(ratios).median(),
                Goal.atMost(3),
                Spread.of(ratios),
                "one UPDATE … RETURNING of as many rows in a table alike",
                conditions("ours and the baseline by turns first, %d rounds, median; every deadline marked once")
                        .formatted(rounds),
                List.of("%.1f s over %.1f s"
                        .formatted(Spread.of(ours).median(), Spread.of(least).median())));
    }

    private Result others() {
        var disturbed = Spread.of(busy);
        var undisturbed = Spread.of(calm);
        return new Result(
                "B14t",
                "inbox pages while they are marked, p99",
                disturbed.percentile(99) / undisturbed.percentile(99),
                Goal.atMost(1.1),
                Spread.of(List.of(disturbed.median() / undisturbed.median())),
                "the same pages without, p99",
                conditions("open loop, a page and its count every 25 ms, timed from the intended start; spread is the"
                        + " p50's ratio"),
                List.of(Traffic.text(disturbed) + " over " + Traffic.text(undisturbed)));
    }
}
