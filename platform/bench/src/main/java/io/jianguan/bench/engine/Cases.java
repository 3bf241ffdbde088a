package io.jianguan.bench.engine;

import io.jianguan.bench.measure.Effort;
import io.jianguan.bench.measure.InFlight;
import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Person;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whole cases through our interface: a record, its process, two tasks claimed and completed, the end. */
final class Cases {
    private static final int IN_FLIGHT = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final JdbcClient jdbc;
    private final Person person;

    Cases(Server server, Play play, String username) throws Exception {
        this.jdbc = server.jdbc();
        this.person = Person.signIn(server.url(), play.person(username), Play.PASSWORD);
    }

    Effort work(int cases) throws Exception {
        return Effort.of(() -> {
            var records = InFlight.run(IN_FLIGHT, Collections.nCopies(cases, person), Cases::start);
            for (var element : List.of("first", "second")) {
                InFlight.run(IN_FLIGHT, await(records, element), task -> {
                    person.claim(task);
                    return person.complete(task, 7).join();
                });
            }
            Waiting.until("the cases are over", PATIENCE, () -> ended(records) == cases);
            return cases;
        });
    }

    private static Long start(Person person) {
        var values = Person.JSON.createObjectNode().put("name", "案件").put("player", person.username());
        var record = post(person, "/api/registries/" + Play.REGISTRY + "/records", "values", values);
        var id = record.path("id").asString();
        post(person, "/api/processes/bench-case/instances", "recordId", Person.JSON.valueToTree(id));
        return Long.valueOf(id);
    }

    private static JsonNode post(Person person, String path, String key, JsonNode value) {
        var body = Person.JSON.createObjectNode().put("registry", Play.REGISTRY);
        body.set(key, value);
        return person.send("POST", path, body).join().json();
    }

    private List<Long> await(List<Long> records, String element) throws InterruptedException {
        Waiting.until(
                "every case is at its task",
                PATIENCE,
                () -> tasks(records, element).size() == records.size());
        return tasks(records, element);
    }

    private List<Long> tasks(List<Long> records, String element) {
        return jdbc.sql("SELECT id FROM task.task WHERE registry = :registry AND record_id = ANY (:records)"
                        + " AND element_id = :element AND state = 'open'")
                .param("registry", Play.REGISTRY)
                .param("records", records.toArray(Long[]::new))
                .param("element", element)
                .query(Long.class)
                .list();
    }

    private long ended(List<Long> records) {
        return jdbc.sql("""
                SELECT count(*) FROM process.instance i
                WHERE registry = :registry AND record_id = ANY (:records) AND state = 'completed' AND 2 =
                    (SELECT count(*) FROM task.task t JOIN task.submission ON task_id = t.id
                     WHERE t.instance_key = i.instance_key AND t.state = 'done')
                """)
                .param("registry", Play.REGISTRY)
                .param("records", records.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }
}
