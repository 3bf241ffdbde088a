package io.jianguan.bench.faults;

import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** B18: from the start after a kill of everything to full service, against database and broker by themselves. */
final class Recovery {
    private static final int WORK_MILLIS = 6_000;

    private final int rounds;
    private final long seed;
    private final Installation installation;
    private final Path ledgerFile;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> database = new ArrayList<>();
    private final List<Double> broker = new ArrayList<>();

    Recovery(Options options, Installation installation, Path ledgerFile) {
        this.rounds = options.size(5, 1);
        this.seed = options.seed();
        this.installation = installation;
        this.ledgerFile = ledgerFile;
    }

    Result measure(List<Person> people) throws Exception {
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            var parts = killUnderWork(people);
            var copy = Copy.of(installation, parts);
            if (round % 2 == 0) {
                bare(copy);
                ours(people);
            } else {
                // Ours first would take the ports: its copy is tried when it has been killed again.
                ours(people);
                installation.kill(EnumSet.allOf(Victim.class));
                bare(copy);
                ours(people, false);
            }
            copy.delete();
            ratios.add(ours.getLast() / (database.getLast() + broker.getLast()));
        }
        return result(Spread.of(ratios));
    }

    /** @return what was killed */
    private Map<Victim, Part> killUnderWork(List<Person> people) throws Exception {
        var parts = new EnumMap<Victim, Part>(Victim.class);
        for (var victim : List.of(Victim.DATABASE, Victim.BROKER)) {
            parts.put(victim, Part.of(installation, victim));
        }
        var over = new AtomicBoolean();
        try (var ledger = new Ledger(ledgerFile);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var person : people) {
                threads.submit(() -> new Worker(List.of(person), ledger, seed).work(over::get));
            }
            Thread.sleep(WORK_MILLIS);
            installation.kill(EnumSet.allOf(Victim.class));
            over.set(true);
            threads.shutdownNow();
        }
        return parts;
    }

    private void bare(Copy copy) throws IOException, InterruptedException {
        try {
            long start = System.nanoTime();
            copy.startDatabase();
            long between = System.nanoTime();
            copy.startBroker();
            database.add((between - start) / 1e9);
            broker.add((System.nanoTime() - between) / 1e9);
        } finally {
            copy.kill();
        }
    }

    private void ours(List<Person> people) throws Exception {
        ours(people, true);
    }

    /** Until it says it is ready and somebody's whole case goes through. */
    private void ours(List<Person> people, boolean counted) throws Exception {
        long start = System.nanoTime();
        installation.start();
        installation.awaitReady();
        var over = new AtomicBoolean();
        try (var ledger = new Ledger(ledgerFile)) {
            new Worker(people.subList(0, 1), ledger, seed).work(() -> over.getAndSet(true));
        }
        if (counted) {
            ours.add((System.nanoTime() - start) / 1e9);
        }
    }

    private Result result(Spread ratios) {
        return new Result(
                "B18",
                "recovery to full service after kill -9 of everything",
                ratios.median(),
                Goal.atMost(1.2),
                ratios,
                "PostgreSQL's recovery, then the broker's replay, on a copy of the same data",
                ("%d kills under work, median; ours from the start of the server's process until it is ready and a"
                                + " whole case of a record and two tasks went through; the baseline with the same"
                                + " command lines and settings, until PostgreSQL answers and the broker leads its"
                                + " partition; kill -9 does not test loss of power")
                        .formatted(rounds),
                List.of("%.1f s over %.1f s + %.1f s (medians)"
                        .formatted(
                                Spread.of(ours).median(),
                                Spread.of(database).median(),
                                Spread.of(broker).median())));
    }
}
