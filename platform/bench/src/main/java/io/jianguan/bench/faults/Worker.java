package io.jianguan.bench.faults;

import io.jianguan.bench.product.Person;
import io.jianguan.bench.product.Play;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Somebody who works on whatever happens, as the screens let people, and writes into the ledger what was answered. */
final class Worker {
    private static final AtomicInteger AMOUNTS = new AtomicInteger();
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Caller caller;
    private final Ledger ledger;
    private final Random random;

    Worker(List<Person> doors, Ledger ledger, long seed) {
        this.caller = new Caller(doors, ledger);
        this.ledger = ledger;
        this.random = new Random(seed + caller.username().hashCode());
    }

    /** Case after case, each to its end. @return how many */
    int work(BooleanSupplier over) throws InterruptedException {
        int cases = 0;
        while (!over.getAsBoolean()) {
            var one = begin(Course.CASE);
            for (var step : Course.CASE.steps) {
                work(one, step);
            }
            cases++;
        }
        return cases;
    }

    /** A record, and a process on it. */
    Ledger.Case begin(Course course) throws InterruptedException {
        var one = create(course);
        start(one);
        return one;
    }

    private Ledger.Case create(Course course) throws InterruptedException {
        var name = new StringBuilder();
        var answer = caller.insist(door -> {
            name.setLength(0);
            name.append(caller.username()).append('-').append(NAMES.incrementAndGet());
            var body = Person.JSON.createObjectNode();
            body.putObject("values").put("name", name.toString()).put("player", caller.username());
            return door.send("POST", "/api/registries/" + Play.REGISTRY + "/records", body)
                    .join();
        });
        var record = Long.parseLong(answer.json().path("id").asString());
        return ledger.created(record, course, caller.username(), name.toString());
    }

    /** A second wish while the first runs is refused: then the first was heard. */
    private void start(Ledger.Case one) throws InterruptedException {
        var body = Person.JSON
                .createObjectNode()
                .put("registry", Play.REGISTRY)
                .put("recordId", String.valueOf(one.record()));
        var attempts = new AtomicInteger();
        var answer = caller.insist(door -> {
            attempts.incrementAndGet();
            return door.send("POST", "/api/processes/" + one.course().process + "/instances", body)
                    .join();
        });
        if (answer.status() != 409 || attempts.get() == 1) {
            answer.json();
        }
        ledger.started(one);
    }

    /** Finds the case's task at a step, claims and completes it, now and then by way of a draft. */
    void work(Ledger.Case one, String element) throws InterruptedException {
        long task = find(one, element);
        claim(one, task);
        if (random.nextBoolean()) {
            draft(one, task);
        }
        complete(one, task, element);
    }

    void claim(Ledger.Case one, long task) throws InterruptedException {
        caller.post("/api/tasks/" + task + "/claim", Person.JSON.createObjectNode())
                .json();
        ledger.claimed(one, task);
    }

    long find(Ledger.Case one, String element) throws InterruptedException {
        long deadline = System.nanoTime() + Caller.PATIENCE.toNanos();
        var path = "/api/tasks?scope=candidate&limit=200";
        while (System.nanoTime() < deadline) {
            for (var row : caller.ask(path).path("rows")) {
                if (row.path("record").path("id").asString().equals(String.valueOf(one.record()))
                        && row.path("elementId").asString().equals(element)) {
                    return Long.parseLong(row.path("id").asString());
                }
            }
            Thread.sleep(Caller.PAUSE);
        }
        ledger.lost("task " + element + " of record " + one.record() + " is in nobody's inbox");
        throw new IllegalStateException("Nothing to go on with");
    }

    /** Looked for again right before the completion. */
    private void draft(Ledger.Case one, long task) throws InterruptedException {
        int amount = AMOUNTS.incrementAndGet();
        var body = Person.JSON.createObjectNode().put("version", 0);
        body.set("data", Person.submission(amount).path("data"));
        var saved = caller.insist(
                door -> door.send("PUT", "/api/tasks/" + task + "/draft", body).join());
        if (saved.status() != 409) {
            saved.json();
        }
        ledger.drafted(one, task);
        Thread.sleep(random.nextInt(500));
        var kept = caller.ask("/api/tasks/" + task);
        if (kept.path("draft").path("data").path("amount").asInt() != amount) {
            ledger.lost("draft " + amount + " of task " + task + ": " + kept.path("draft"));
        }
    }

    void complete(Ledger.Case one, long task, String element) throws InterruptedException {
        int amount = AMOUNTS.incrementAndGet();
        var key = UUID.randomUUID().toString();
        var path = "/api/tasks/" + task + "/complete";
        caller.post(path, Person.submission(amount), "Idempotency-Key", key).json();
        ledger.completed(one, new Ledger.Done(task, element, amount, key));
        if (random.nextInt(3) == 0) {
            ledger.repeated.incrementAndGet();
            caller.post(path, Person.submission(amount), "Idempotency-Key", key).json();
        }
    }
}
