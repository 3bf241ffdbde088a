package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private final JdbcClient jdbc;
    private final Actors actors;
    private final Tasks tasks;
    private final JsonMapper json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Actors actors, Tasks tasks, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.tasks = tasks;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param version counts savings
     * @param savedBy name of whoever saved it last: the holder or a substitute
     */
    record Draft(Map<String, @Nullable Object> data, int version, Instant savedAt, String savedBy) {}

    Optional<Draft> find(Actor actor, long taskId) {
        return jdbc.sql("SELECT * FROM task.task WHERE id = ?")
                .param(taskId)
                .query(Task::of)
                .optional()
                .flatMap(task -> find(taskId, owner(actor, task)));
    }

    private Optional<Draft> find(long taskId, String owner) {
        return jdbc.sql("SELECT data, version, saved_at, saved_by FROM task.draft WHERE task_id = ? AND username = ?")
                .params(taskId, owner)
                .query((row, number) -> new Draft(
                        data(row.getString("data")),
                        row.getInt("version"),
                        row.getTimestamp("saved_at").toInstant(),
                        nameOf(row.getString("saved_by"))))
                .optional();
    }

    /** A substitute works on with what the absent person has saved, and the other way round. */
    private static String owner(Actor actor, Task task) {
        var holder = task.assignee();
        return holder != null && actor.mayActFor(holder, task.processId()) ? holder : actor.username();
    }

    private String nameOf(String username) {
        return actors.names(List.of(username)).getOrDefault(username, username);
    }

    @Transactional
    Draft save(Actor actor, long taskId, Map<String, @Nullable Object> data, int version) {
        return save(actor, taskId, null, data, version);
    }

    /**
     * @param formVersion the form it was typed into; null: the one pinned
     * @param version the version the data was based on; 0 where there was none
     * @throws Problem {@code task.draft-conflict} with who saved meanwhile and when: another window, or another person
     */
    @Transactional
    Draft save(
            Actor actor, long taskId, @Nullable Integer formVersion, Map<String, @Nullable Object> data, int version) {
        var task = tasks.lock(taskId);
        tasks.requireHolder(actor, task);
        Tasks.requireForm(task, formVersion);
        var now = clock.instant();
        var saved = jdbc.sql("""
                INSERT INTO task.draft AS d (task_id, username, data, version, saved_at, saved_by)
                SELECT :task, :username, CAST(:data AS jsonb), 1, :now, :by WHERE :version = 0
                    OR EXISTS (SELECT FROM task.draft WHERE task_id = :task AND username = :username)
                ON CONFLICT (task_id, username) DO UPDATE SET data = excluded.data, version = d.version + 1,
                    saved_at = excluded.saved_at, saved_by = excluded.saved_by WHERE d.version = :version
                RETURNING version
                """)
                .param("task", taskId)
                .param("username", owner(actor, task))
                .param("by", actor.username())
                .param("data", json.writeValueAsString(data))
                .param("now", Timestamp.from(now))
                .param("version", version)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> conflict(task, owner(actor, task)));
        return new Draft(data, saved, now, actor.name());
    }

    private Problem conflict(Task task, String owner) {
        return find(task.id(), owner)
                .map(other -> Problem.conflict(
                        "task.draft-conflict", task.name(), other.savedBy(), WHEN.format(other.savedAt())))
                .orElseGet(() -> Problem.conflict("task.draft-gone", task.name()));
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> data(String text) {
        return json.readValue(text, Map.class);
    }
}
