package io.jianguan.bench.faults;

import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Person;
import java.io.IOException;
import java.nio.file.Path;
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

/** F1: people work while the processes are killed by a seeded plan; then the ledger is held against the database. */
final class Ordeal {
    private static final Duration USUAL = Duration.ofMinutes(7);

    private final Options options;
    private final Installation installation;
    private final Path ledgerFile;
    private final Map<String, List<Double>> recoveries = new TreeMap<>();

    Ordeal(Options options, Installation installation, Path ledgerFile) {
        this.options = options;
        this.installation = installation;
        this.ledgerFile = ledgerFile;
    }

    Result measure(List<Person> people) throws Exception {
        try (var ledger = new Ledger(ledgerFile)) {
            var over = new AtomicBoolean();
            int faults;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var working = people.stream()
                        .map(person -> threads.submit(() -> new Worker(
                                        person,
                                        ledger,
                                        options.seed() + person.username().hashCode(),
                                        over::get)
                                .work()))
                        .toList();
                try {
                    faults = inflict(ledger);
                } finally {
                    over.set(true);
                }
                await(working, ledger);
            }
            Judgement.pass(installation, ledger);
            return result(ledger, faults);
        }
    }

    private static void await(List<Future<Integer>> working, Ledger ledger) throws InterruptedException {
        for (var one : working) {
            try {
                one.get();
            } catch (ExecutionException stopped) {
                ledger.lost("somebody could not go on: " + stopped.getCause());
            }
        }
    }

    /** @return how many there were */
    private int inflict(Ledger ledger) throws InterruptedException, IOException, SQLException {
        var plan = (options.quick() ? Fault.sample() : Fault.plan(options.seed())).iterator();
        long end = System.nanoTime() + USUAL.toNanos();
        int done = 0;
        while (plan.hasNext() && (options.faults() > 0 ? done < options.faults() : System.nanoTime() < end)) {
            var fault = plan.next();
            awaitWork(ledger);
            Thread.sleep(fault.after());
            long start = System.nanoTime();
            if (fault.victims().isEmpty()) {
                redeliver();
            } else {
                installation.kill(fault.victims());
                if (fault.victims().contains(Victim.SERVER)) {
                    installation.start();
                }
                installation.awaitReady();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            recoveries.computeIfAbsent(fault.name(), name -> new ArrayList<>()).add(seconds);
            done++;
            System.out.printf("Fault %d: %s, ready after %.1f s%n", done, fault.name(), seconds);
        }
        return done;
    }

    /** A fault among work, not one after another: as many deeds as there are people. */
    private static void awaitWork(Ledger ledger) throws InterruptedException {
        int before = ledger.acknowledged.get();
        Waiting.until(
                "people work again",
                Duration.ofMinutes(15),
                () -> ledger.acknowledged.get() >= before + ServerProcess.PEOPLE);
    }

    /** The engine hears commands again that it has answered, of any age, among new ones. */
    private void redeliver() throws SQLException, IOException {
        try (var connection = installation.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    UPDATE engine.command SET done_at = NULL, next_attempt_at = now() WHERE id IN (
                        SELECT id FROM engine.command WHERE done_at IS NOT NULL ORDER BY random() LIMIT 50)
                    """);
        }
    }

    private Result result(Ledger ledger, int faults) {
        var details = new ArrayList<String>();
        details.add(ledger.verdict());
        recoveries.forEach((kind, seconds) -> details.add("%d × %s: ready after p50 %.1f s, at most %.1f s"
                .formatted(
                        seconds.size(),
                        kind,
                        Spread.of(seconds).median(),
                        Spread.of(seconds).greatest())));
        return new Result(
                "F1",
                "operations lost + effects twice, over %d faults".formatted(faults),
                ledger.wrong(),
                Goal.atMost(0),
                Spread.of(List.of(ledger.wrong())),
                "nothing: a count, by the ledger in " + ledgerFile.getFileName(),
                ("kill -9 of the real processes, alone, in pairs and together, and commands delivered again, under work"
                                + " of %d people, seed %d; creations, starts, claims, drafts and completions looked for"
                                + " in records, instances, tasks, submissions, timeline and audit; the page cache"
                                + " survives kill -9: loss of power is not tested, nor a full disk")
                        .formatted(ServerProcess.PEOPLE, options.seed()),
                details);
    }
}
