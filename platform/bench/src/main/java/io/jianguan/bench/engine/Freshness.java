package io.jianguan.bench.engine;

import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.InFlight;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Person;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** B6: whoever acted looks at once at the lists, the task and the record; what they do not show yet is counted. */
final class Freshness {
    private static final int PEOPLE = 6;

    private final Server server;
    private final Play play;
    private final int actions;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();

    Freshness(Options options, Server server, Play play) {
        this.server = server;
        this.play = play;
        this.actions = options.size(10_000, 120);
    }

    Result measure() throws Exception {
        InFlight.run(PEOPLE, play.people(server, "bench.looker", PEOPLE), person -> {
            long record = play.start("bench-rounds", person.username()).recordId();
            for (int round = 1; done.get() < actions; round++) {
                round(person, record, round);
            }
            return record;
        });
        return new Result(
                "B6",
                "stale reads by who acted, after %,d actions".formatted(done.get()),
                stale.get(),
                Goal.atMost(0),
                Spread.of(List.of(stale.get())),
                "nothing: a count",
                ("claim, draft and completion by %d people at once; after each, in the next request: the lists it"
                                + " leaves and enters, the task, the draft, the record; %,d looks")
                        .formatted(PEOPLE, looks.get()),
                List.of());
    }

    private void round(Person person, long record, int round) throws IOException, InterruptedException {
        var task = next(person);
        person.claim(task);
        done.incrementAndGet();
        look(person.tasks("mine"), rows -> has(rows, task));
        look(person.tasks("candidate"), rows -> !has(rows, task));
        look(person.get("/api/tasks/" + task), it -> it.path("mine").asBoolean());

        var draft = Person.JSON.createObjectNode().put("version", 0);
        draft.set("data", Person.submission(round).path("data"));
        person.send("PUT", "/api/tasks/" + task + "/draft", draft).join().json();
        done.incrementAndGet();
        look(
                person.get("/api/tasks/" + task),
                it -> it.path("draft").path("data").path("amount").asInt() == round);

        person.complete(task, round).join();
        done.incrementAndGet();
        look(person.tasks("mine"), rows -> !has(rows, task));
        look(
                person.get("/api/tasks/" + task),
                it -> !it.path("state").asString().equals("open"));
        look(
                person.get("/api/registries/" + Play.REGISTRY + "/records/" + record),
                it -> it.path("values").path("amount").asInt() == round);
    }

    private static long next(Person person) throws InterruptedException {
        var task = new long[1];
        Waiting.until("the next task is there", Duration.ofSeconds(60), () -> {
            var rows = person.tasks("candidate");
            if (rows.isEmpty()) {
                return false;
            }
            task[0] = Long.parseLong(rows.get(0).path("id").asString());
            return true;
        });
        return task[0];
    }

    private static boolean has(JsonNode rows, long task) {
        return rows.valueStream().anyMatch(row -> row.path("id").asString().equals(String.valueOf(task)));
    }

    private void look(JsonNode seen, Predicate<JsonNode> fresh) {
        looks.incrementAndGet();
        if (!fresh.test(seen)) {
            stale.incrementAndGet();
            System.out.println("Stale: " + seen);
        }
    }
}
