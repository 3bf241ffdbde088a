package io.jianguan.bench.faults;

import io.jianguan.bench.product.Person;
import io.jianguan.bench.product.Play;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Somebody who works on whatever happens, as the screens let people: asks again until there is an answer, with the same
 * key, and writes into the ledger what was answered.
 */
final class Worker {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final AtomicInteger AMOUNTS = new AtomicInteger();

    private final Person person;
    private final Ledger ledger;
    private final Random random;
    private final BooleanSupplier over;

    Worker(Person person, Ledger ledger, long seed, BooleanSupplier over) {
        this.person = person;
        this.ledger = ledger;
        this.random = new Random(seed);
        this.over = over;
    }

    /** @return how many cases were worked to their end */
    int work() throws InterruptedException {
        int cases = 0;
        while (!over.getAsBoolean()) {
            work(create(cases));
            cases++;
        }
        return cases;
    }

    private interface Request {
        Person.Answer answer() throws IOException, InterruptedException;
    }

    /** Asks until there is an answer that is no failure of the server. */
    private Person.Answer insist(Request request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var answer = request.answer();
                if (answer.status() < 500 && answer.status() != 429) {
                    return answer;
                }
            } catch (IOException | CompletionException noAnswer) {
                // asked again
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No answer for " + PATIENCE.toMinutes() + " minutes");
            }
            ledger.unanswered.incrementAndGet();
            Thread.sleep(PAUSE);
        }
    }

    private Ledger.Case create(int number) throws InterruptedException {
        var attempt = new AtomicInteger();
        var name = new StringBuilder();
        var answer = insist(() -> {
            name.setLength(0);
            name.append("%s-%d-%d".formatted(person.username(), number, attempt.incrementAndGet()));
            var body = Person.JSON.createObjectNode();
            body.putObject("values").put("name", name.toString()).put("player", person.username());
            return person.send("POST", "/api/registries/" + Play.REGISTRY + "/records", body)
                    .join();
        });
        var record = Long.parseLong(answer.json().path("id").asString());
        return ledger.created(record, person.username(), name.toString());
    }

    private void work(Ledger.Case one) throws InterruptedException {
        start(one);
        for (var element : List.of("first", "second")) {
            long task = find(one, element);
            insist(() -> person.send("POST", "/api/tasks/" + task + "/claim", Person.JSON.createObjectNode())
                            .join())
                    .json();
            ledger.claimed(one, task);
            if (random.nextBoolean()) {
                draft(one, task);
            }
            complete(one, task, element);
        }
    }

    /** A second wish while the first runs is refused: then the first was heard. */
    private void start(Ledger.Case one) throws InterruptedException {
        var body = Person.JSON
                .createObjectNode()
                .put("registry", Play.REGISTRY)
                .put("recordId", String.valueOf(one.record()));
        var attempts = new AtomicInteger();
        var answer = insist(() -> {
            attempts.incrementAndGet();
            return person.send("POST", "/api/processes/bench-case/instances", body)
                    .join();
        });
        if (answer.status() != 409 || attempts.get() == 1) {
            answer.json();
        }
        ledger.started(one);
    }

    private long find(Ledger.Case one, String element) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var rows = insist(() -> person.ask("/api/tasks?scope=candidate")).json();
            for (var row : rows.path("rows")) {
                if (row.path("record").path("id").asString().equals(String.valueOf(one.record()))
                        && row.path("elementId").asString().equals(element)) {
                    return Long.parseLong(row.path("id").asString());
                }
            }
            Thread.sleep(PAUSE);
        }
        ledger.lost("task " + element + " of record " + one.record() + " is in nobody's inbox");
        throw new IllegalStateException("Nothing to go on with");
    }

    /** Looked for again right before the completion. */
    private void draft(Ledger.Case one, long task) throws InterruptedException {
        int amount = AMOUNTS.incrementAndGet();
        var body = Person.JSON.createObjectNode().put("version", 0);
        body.set("data", Person.submission(amount).path("data"));
        var saved = insist(
                () -> person.send("PUT", "/api/tasks/" + task + "/draft", body).join());
        if (saved.status() != 409) {
            saved.json();
        }
        ledger.drafted(one, task);
        Thread.sleep(random.nextInt(500));
        var kept = insist(() -> person.ask("/api/tasks/" + task)).json();
        if (kept.path("draft").path("data").path("amount").asInt() != amount) {
            ledger.lost("draft " + amount + " of task " + task + ": " + kept.path("draft"));
        }
    }

    private void complete(Ledger.Case one, long task, String element) throws InterruptedException {
        int amount = AMOUNTS.incrementAndGet();
        var key = UUID.randomUUID().toString();
        Request request = () -> person.send(
                        "POST", "/api/tasks/" + task + "/complete", Person.submission(amount), "Idempotency-Key", key)
                .join();
        insist(request).json();
        ledger.completed(one, new Ledger.Done(task, element, amount, key));
        if (random.nextInt(3) == 0) {
            ledger.repeated.incrementAndGet();
            insist(request).json();
        }
    }
}
