package io.jianguan.bench.faults;

import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Person;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The engine is away for long; people go on saving and submitting, and all of it goes through when it is back. */
final class Outage {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int BEGUN = 20;
    private static final int DEEDS = 80;

    private final Site site;
    private final Ledger ledger;
    private final long seed;
    private final Duration lasting;

    Outage(Site site, Ledger ledger, long seed, Duration lasting) {
        this.site = site;
        this.ledger = ledger;
        this.seed = seed;
        this.lasting = lasting;
    }

    /** @return what happened, in words */
    List<String> run(List<List<Person>> people) throws Exception {
        var shifts = people.stream().map(Shift::new).toList();
        all(shifts, Shift::begin);
        int before = ledger.acknowledged.get();
        site.kill(EnumSet.of(Victim.BROKER));
        all(shifts, Shift::goOn);
        int meanwhile = ledger.acknowledged.get() - before;
        long waiting = count("SELECT count(*) FROM engine.command WHERE done_at IS NULL");
        long back = System.nanoTime();
        site.start(EnumSet.of(Victim.BROKER));
        site.awaitReady();
        double ready = (System.nanoTime() - back) / 1e9;
        Waiting.until(
                "the engine has answered everything",
                PATIENCE,
                () -> count("SELECT count(*) FROM engine.command WHERE done_at IS NULL") == 0);
        double caughtUp = (System.nanoTime() - back) / 1e9;
        long again = count("SELECT count(*) FROM engine.command WHERE attempts > 0");
        long vain = count("SELECT coalesce(sum(attempts), 0) FROM engine.command");
        long busy = count("SELECT count(*) FROM engine.command WHERE last_error LIKE '%RESOURCE_EXHAUSTED%'");
        all(shifts, Shift::finish);
        return List.of(
                ("broker away for %.1f minutes: %,d operations acknowledged meanwhile, %,d commands waiting at the end;"
                                + " ready %.1f s after its start, all commands answered after %.1f s")
                        .formatted(lasting.toSeconds() / 60.0, meanwhile, waiting, ready, caughtUp),
                "%,d commands sent more than once, %,d times in vain in all, %,d of them since the engine was busy"
                        .formatted(again, vain, busy));
    }

    private interface Step {
        void of(Shift shift) throws InterruptedException;
    }

    private static void all(List<Shift> shifts, Step step) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(shifts.stream()
                    .<Callable<Boolean>>map(shift -> () -> {
                        step.of(shift);
                        return true;
                    })
                    .toList())) {
                one.get();
            }
        }
    }

    private long count(String sql) throws SQLException, IOException {
        try (var connection = site.connect();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What one person does: begins before, goes on while the engine is away, finishes afterwards. */
    private final class Shift {
        private final Worker worker;
        private final List<Ledger.Case> open = new ArrayList<>();
        private final List<Ledger.Case> fresh = new ArrayList<>();

        Shift(List<Person> doors) {
            this.worker = new Worker(doors, ledger, seed);
        }

        void begin() throws InterruptedException {
            for (int number = 0; number < BEGUN; number++) {
                open.add(worker.begin(Course.CASE));
            }
            for (var one : open) {
                worker.find(one, Course.CASE.steps.getFirst());
            }
        }

        /** By turns a step of what was there, and something new; over the whole time. */
        void goOn() throws InterruptedException {
            long start = System.nanoTime();
            for (int deed = 0; deed < DEEDS; deed++) {
                if (deed % 4 == 0 && deed / 4 < open.size()) {
                    worker.work(open.get(deed / 4), Course.CASE.steps.getFirst());
                } else {
                    fresh.add(worker.begin(Course.CASE));
                }
                long until = start + lasting.toNanos() * (deed + 1) / DEEDS;
                Thread.sleep(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            }
        }

        void finish() throws InterruptedException {
            for (var one : open) {
                worker.work(one, Course.CASE.steps.getLast());
            }
            for (var one : fresh) {
                for (var step : Course.CASE.steps) {
                    worker.work(one, step);
                }
            }
        }
    }
}
