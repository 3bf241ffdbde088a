package io.jianguan.bench.engine;

import io.jianguan.bench.measure.InFlight;
import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Person;
import io.jianguan.bench.product.Play;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks in people's hands, made for the measurement, and what became of them. */
final class OpenTasks {
    /** Of the process' multi-instance task. */
    static final int PER_INSTANCE = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int AT_ONCE = 16;

    private final Play play;
    private final JdbcClient jdbc;
    private final List<Person> people;

    OpenTasks(Play play, JdbcClient jdbc, List<Person> people) {
        this.play = play;
        this.jdbc = jdbc;
        this.people = people;
    }

    record Held(long id, Person holder) {}

    /** @return the new tasks, in no order that would make two of a record come together */
    List<Held> make(int instances) throws Exception {
        var records = InFlight.run(
                AT_ONCE,
                IntStream.range(0, instances).boxed().toList(),
                number -> play.start(
                                "bench-pool", people.get(number % people.size()).username())
                        .recordId());
        Waiting.until(
                "the tasks are in the inbox",
                PATIENCE,
                () -> count(records, "open") == (long) instances * PER_INSTANCE);
        var tasks = jdbc.sql(
                        "SELECT id, assignee FROM task.task WHERE registry = :registry AND record_id = ANY (:records)"
                                + " AND state = 'open' ORDER BY row_number() OVER (PARTITION BY instance_key ORDER BY id), id")
                .param("registry", Play.REGISTRY)
                .param("records", records.toArray(Long[]::new))
                .query((row, _) -> new Held(row.getLong("id"), holder(row.getString("assignee"))))
                .list();
        return Collections.unmodifiableList(tasks);
    }

    private Person holder(String username) {
        return people.stream()
                .filter(person -> person.username().equals(username))
                .findFirst()
                .orElseThrow();
    }

    private long count(List<Long> records, String state) {
        return jdbc.sql("SELECT count(*) FROM task.task WHERE registry = :registry AND record_id = ANY (:records)"
                        + " AND state = :state")
                .param("registry", Play.REGISTRY)
                .param("records", records.toArray(Long[]::new))
                .param("state", state)
                .query(Long.class)
                .single();
    }

    /** The read models say so, and the instances are over too. */
    void awaitDone(List<Held> tasks) throws InterruptedException {
        Waiting.until(
                "the tasks are done",
                PATIENCE,
                () -> jdbc.sql("""
                        SELECT count(*) FROM task.task t JOIN process.instance USING (instance_key)
                        WHERE t.id = ANY (:tasks) AND t.state = 'done' AND instance.state = 'completed'
                        """)
                                .param("tasks", tasks.stream().map(Held::id).toArray(Long[]::new))
                                .query(Long.class)
                                .single()
                        == tasks.size());
    }

    /** Each has its submission and stands once in its timeline. */
    void requireSubmitted(List<Held> tasks) {
        var ids = tasks.stream().map(Held::id).toArray(Long[]::new);
        long submissions = jdbc.sql("SELECT count(*) FROM task.submission WHERE task_id = ANY (:tasks)")
                .param("tasks", ids)
                .query(Long.class)
                .single();
        long told = jdbc.sql("""
                SELECT count(*) FROM process.timeline WHERE kind = 'completed' AND instance_key IN
                    (SELECT instance_key FROM task.task WHERE id = ANY (:tasks))
                """).param("tasks", ids).query(Long.class).single();
        if (submissions != tasks.size() || told != tasks.size()) {
            throw new IllegalStateException(
                    "%d tasks, %d submissions, %d times told".formatted(tasks.size(), submissions, told));
        }
    }
}
