package io.jianguan.bench.faults;

import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Person;
import io.jianguan.bench.product.Workplace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is left of people's work when processes are killed: with one server (F1) and with two (F1r), and when the engine
 * is away for long (F1a); and how soon all is well again (B18).
 */
public final class FaultsBench {
    private static final Duration WITH_ONE_SERVER = Duration.ofMinutes(4);
    private static final Duration WITH_TWO = Duration.ofMinutes(7);
    private static final int AWAY_MINUTES = 3;

    /** How long somebody waits for an answer of a server before asking the other. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Options options;
    private final Installation installation;

    private FaultsBench(Options options, Installation installation) {
        this.options = options;
        this.installation = installation;
    }

    public static List<Result> run(Options options) throws Exception {
        try (var installation = Installation.create()) {
            installation.start();
            installation.awaitReady();
            return new FaultsBench(options, installation).measure(installation.people());
        }
    }

    private List<Result> measure(List<Person> people) throws Exception {
        var results = new ArrayList<Result>();
        if (options.wants("F1")) {
            add(results, ordeal("F1", installation, alone(people), WITH_ONE_SERVER));
        }
        if (options.wants("F1r", "F1a")) {
            try (var replicas = Replicas.on(installation)) {
                replicas.awaitReady();
                var doors =
                        people.stream().map(person -> atEach(replicas, person)).toList();
                if (options.wants("F1r")) {
                    add(results, ordeal("F1r", replicas, doors, WITH_TWO));
                }
                if (options.wants("F1a")) {
                    add(results, outage(replicas, doors));
                }
            }
        }
        if (options.wants("B18")) {
            // Last: it leaves cases behind that nobody finishes.
            if (installation.processes(Victim.SERVER).isEmpty()) {
                installation.start();
                installation.awaitReady();
            }
            System.out.println("Measuring B18");
            var ledger = Workplace.TARGET.resolve("bench/recovery-ledger.jsonl");
            add(results, new Recovery(options, installation, ledger).measure(people));
        }
        return results;
    }

    private static void add(List<Result> results, Result result) {
        results.add(result);
        Report.print(result);
    }

    private static List<List<Person>> alone(List<Person> people) {
        return people.stream().map(List::of).toList();
    }

    /** Half of them ask one server first, half the other. */
    private static List<Person> atEach(Replicas replicas, Person person) {
        var doors = new ArrayList<>(
                replicas.doors().stream().map(door -> person.at(door, PATIENCE)).toList());
        Collections.rotate(doors, person.username().hashCode());
        return doors;
    }

    private Result ordeal(String id, Site site, List<List<Person>> people, Duration usual) throws Exception {
        System.out.println("Measuring " + id);
        try (var ledger = ledger(id)) {
            var ordeal = new Ordeal(options, site, ledger, usual);
            int faults = ordeal.run(people);
            Judgement.pass(site, ledger);
            return result(
                    id,
                    "operations lost + effects twice, over %d faults, %d server%s"
                            .formatted(faults, site.doors().size(), site.doors().size() > 1 ? "s" : ""),
                    ledger,
                    "kill -9 of the real processes, alone, in pairs and together, also while they start,"
                            + (site.doors().size() > 1 ? " SIGSTOP of a server for 2 to 45 s," : "")
                            + " and commands delivered again",
                    ordeal.recoveries());
        }
    }

    private Result outage(Site site, List<List<Person>> people) throws Exception {
        System.out.println("Measuring F1a");
        var lasting = options.quick()
                ? Duration.ofSeconds(20)
                : Duration.ofMinutes(options.away() > 0 ? options.away() : AWAY_MINUTES);
        try (var ledger = ledger("F1a")) {
            var told = new Outage(site, ledger, options.seed(), lasting).run(people);
            Judgement.pass(site, ledger);
            return result(
                    "F1a",
                    "operations lost + effects twice, engine away for long",
                    ledger,
                    "the broker killed and left away for %.1f minutes, two servers"
                            .formatted(lasting.toSeconds() / 60.0),
                    told);
        }
    }

    private Ledger ledger(String id) throws java.io.IOException {
        return new Ledger(Workplace.TARGET.resolve("bench/%s-ledger.jsonl".formatted(id)));
    }

    private Result result(String id, String what, Ledger ledger, String faults, List<String> told) {
        var details = new ArrayList<String>();
        details.add(ledger.verdict());
        details.addAll(told);
        return new Result(
                id,
                what,
                ledger.wrong(),
                Goal.atMost(0),
                Spread.of(List.of(ledger.wrong())),
                "nothing: a count, by the ledger in bench/%s-ledger.jsonl".formatted(id),
                ("%s, under work of %d people, seed %d; creations, starts, claims, drafts, completions and warnings"
                                + " looked for in records, instances, tasks, submissions, notices, timeline and audit;"
                                + " the page cache survives kill -9: loss of power is not tested, nor a full disk")
                        .formatted(faults, ServerProcess.WORKERS, options.seed()),
                details);
    }
}
