package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other modules may know of tasks. */
@Component
public class TaskFacts {
    private final JdbcClient jdbc;
    private final Tasks tasks;

    TaskFacts(JdbcClient jdbc, Tasks tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    /**
     * @param owner code of the organisation whose record it is about
     * @param assignee who holds it; null: nobody
     * @param principals who is to work on it: the holder, else the candidates
     */
    public record Fact(
            long id,
            long instanceKey,
            String processId,
            String elementId,
            String name,
            String recordTitle,
            String owner,
            @Nullable String assignee,
            Set<String> principals,
            boolean open) {}

    /** Those that are there, by id; one query. */
    public Map<Long, Fact> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                        SELECT t.*, ARRAY(SELECT principal FROM task.candidate c WHERE c.task_id = t.id) AS candidates
                        FROM task.task t WHERE id = ANY (:ids)
                        """).param("ids", ids.toArray(Long[]::new)).query(TaskFacts::fact).list().stream()
                        .collect(Collectors.toMap(Fact::id, fact -> fact));
    }

    private static Fact fact(ResultSet row, int number) throws SQLException {
        var assignee = row.getString("assignee");
        return new Fact(
                row.getLong("id"),
                row.getLong("instance_key"),
                row.getString("process_id"),
                row.getString("element_id"),
                row.getString("name"),
                row.getString("record_title"),
                row.getString("owner_org"),
                assignee,
                assignee == null
                        ? Set.of((String[]) row.getArray("candidates").getArray())
                        : Set.of("user:" + assignee),
                row.getString("state").equals("open"));
    }

    /** @throws Problem {@code task.unknown}, also where the actor may not see it */
    public Fact get(Actor actor, long id) {
        tasks.get(actor, id);
        return Optional.ofNullable(find(List.of(id)).get(id))
                .orElseThrow(() -> Problem.notFound("task.unknown", String.valueOf(id)));
    }

    /** The task that a signer's or delegate's part belongs to; the task itself where it is no part. */
    public long whole(long id) {
        return jdbc.sql("""
                WITH RECURSIVE above AS (
                    SELECT id, parent_id FROM task.task WHERE id = ?
                    UNION ALL
                    SELECT t.id, t.parent_id FROM task.task t JOIN above ON t.id = above.parent_id)
                SELECT id FROM above WHERE parent_id IS NULL
                """).param(id).query(Long.class).optional().orElse(id);
    }

    /** When it was submitted or canceled; empty while it is open. */
    public Optional<Instant> endedAt(long id) {
        return jdbc.sql("SELECT ended_at FROM task.task WHERE id = ? AND ended_at IS NOT NULL")
                .param(id)
                .query((row, number) -> row.getTimestamp("ended_at").toInstant())
                .optional();
    }
}
