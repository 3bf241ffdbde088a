package io.jianguan.bench.faults;

import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Person;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** People work while the processes are killed and stopped by a seeded plan. */
final class Ordeal {
    private final Site site;
    private final Ledger ledger;
    private final Stream<Fault> plan;
    private final int most;
    private final Duration usual;
    private final long seed;
    private final Map<String, List<Double>> recoveries = new TreeMap<>();

    /** @param usual how long it lasts where no number of faults is asked for */
    Ordeal(Options options, Site site, Ledger ledger, Duration usual) {
        this.site = site;
        this.ledger = ledger;
        boolean replicas = site.doors().size() > 1;
        this.plan = options.quick() ? Fault.sample(replicas) : Fault.plan(options.seed(), replicas);
        this.most = options.faults() > 0 ? options.faults() : Integer.MAX_VALUE;
        this.usual = options.faults() > 0 ? Duration.ofDays(365) : usual;
        this.seed = options.seed();
    }

    /**
     * @param people each at every server; the last one watches deadlines
     * @return how many faults there were
     */
    int run(List<List<Person>> people) throws Exception {
        var over = new AtomicBoolean();
        var watch = new Watch(site, people.getLast(), ledger, seed);
        int faults;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = people.subList(0, people.size() - 1).stream()
                    .map(doors -> threads.submit(() -> new Worker(doors, ledger, seed).work(over::get)))
                    .toList();
            try {
                faults = inflict(watch);
            } finally {
                over.set(true);
            }
            await(working);
        }
        watch.finish();
        return faults;
    }

    private void await(List<Future<Integer>> working) throws InterruptedException {
        for (var one : working) {
            try {
                one.get();
            } catch (ExecutionException stopped) {
                ledger.lost("somebody could not go on: " + stopped.getCause());
            }
        }
    }

    private int inflict(Watch watch) throws InterruptedException, IOException, SQLException {
        var faults = plan.iterator();
        long end = System.nanoTime() + usual.toNanos();
        int done = 0;
        while (faults.hasNext() && done < most && System.nanoTime() < end) {
            var fault = faults.next();
            awaitWork();
            Thread.sleep(fault.after());
            watch.comesDue();
            long start = System.nanoTime();
            int before = ledger.acknowledged.get();
            inflict(fault);
            double seconds = (System.nanoTime() - start) / 1e9;
            recoveries.computeIfAbsent(fault.name(), name -> new ArrayList<>()).add(seconds);
            done++;
            System.out.printf(
                    "Fault %d: %s%s, ready after %.1f s, %d operations meanwhile%n",
                    done,
                    fault.name(),
                    fault.lasting() == 0 ? "" : " (%.1f s)".formatted(fault.lasting() / 1e3),
                    seconds,
                    ledger.acknowledged.get() - before);
        }
        return done;
    }

    private void inflict(Fault fault) throws InterruptedException, IOException, SQLException {
        var victims = fault.victims();
        switch (fault.deed()) {
            case KILL -> {
                site.kill(victims);
                site.start(victims);
            }
            case KILL_TWICE -> {
                site.kill(victims);
                site.start(victims);
                Thread.sleep(fault.lasting());
                site.kill(victims);
                site.start(victims);
            }
            case STOP -> {
                var processes = site.processes(victims);
                Processes.signal("STOP", processes);
                try {
                    Thread.sleep(fault.lasting());
                } finally {
                    Processes.signal("CONT", processes);
                }
            }
            case REDELIVER -> redeliver();
        }
        site.awaitReady();
    }

    /** A fault among work, not one after another: as many deeds as there are people. */
    private void awaitWork() throws InterruptedException {
        int before = ledger.acknowledged.get();
        Waiting.until(
                "people work again",
                Duration.ofMinutes(15),
                () -> ledger.acknowledged.get() >= before + ServerProcess.WORKERS);
    }

    /** The engine hears commands again that it has answered, of any age, among new ones. */
    private void redeliver() throws SQLException, IOException {
        try (var connection = site.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    UPDATE engine.command SET done_at = NULL, next_attempt_at = now() WHERE id IN (
                        SELECT id FROM engine.command WHERE done_at IS NOT NULL ORDER BY random() LIMIT 50)
                    """);
        }
    }

    /** How soon all was well again, by kind of fault. */
    List<String> recoveries() {
        var lines = new ArrayList<String>();
        recoveries.forEach((kind, seconds) -> lines.add("%d × %s: ready after p50 %.1f s, at most %.1f s"
                .formatted(
                        seconds.size(),
                        kind,
                        Spread.of(seconds).median(),
                        Spread.of(seconds).greatest())));
        return lines;
    }
}
