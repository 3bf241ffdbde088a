package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What someone has typed so far; never overwritten unseen. */
@Component
class Drafts {
    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final JsonMapper json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Tasks tasks, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.json = json;
        this.clock = clock;
    }

    /** @param version counts savings */
    record Draft(Map<String, @Nullable Object> data, int version, Instant savedAt) {}

    Optional<Draft> find(Actor actor, long taskId) {
        return jdbc.sql("SELECT data, version, saved_at FROM task.draft WHERE task_id = ? AND username = ?")
                .params(taskId, actor.username())
                .query((row, number) -> new Draft(
                        data(row.getString("data")),
                        row.getInt("version"),
                        row.getTimestamp("saved_at").toInstant()))
                .optional();
    }

    /**
     * @param version the version the data was based on; 0 where there was none
     * @throws Problem {@code task.draft-conflict} if another window saved meanwhile
     */
    @Transactional
    Draft save(Actor actor, long taskId, Map<String, @Nullable Object> data, int version) {
        var task = tasks.lock(taskId);
        tasks.requireOpen(task);
        if (!task.isHeldBy(actor.username())) {
            throw Problem.conflict("task.not-yours", task.name());
        }
        var now = clock.instant();
        var saved = jdbc.sql("""
                INSERT INTO task.draft AS d (task_id, username, data, version, saved_at)
                SELECT :task, :username, CAST(:data AS jsonb), 1, :now WHERE :version = 0
                    OR EXISTS (SELECT FROM task.draft WHERE task_id = :task AND username = :username)
                ON CONFLICT (task_id, username) DO UPDATE SET data = excluded.data, version = d.version + 1,
                    saved_at = excluded.saved_at WHERE d.version = :version
                RETURNING version
                """)
                .param("task", taskId)
                .param("username", actor.username())
                .param("data", json.writeValueAsString(data))
                .param("now", Timestamp.from(now))
                .param("version", version)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> Problem.conflict("task.draft-conflict", task.name()));
        return new Draft(data, saved, now);
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> data(String text) {
        return json.readValue(text, Map.class);
    }
}
