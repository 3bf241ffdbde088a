package io.jianguan.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code engine.command}. */
@Repository
class Outbox {
    /** How long whoever took a command may be busy with it before another takes it over. */
    static final Duration LEASE = Duration.ofSeconds(10);

    /** How long the engine remembers the id of a start message. */
    static final Duration REMEMBERED = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Outbox(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Adds a command that its own server sends right after commit.
     *
     * @return as anybody would read it
     */
    Command add(UUID id, Command.Kind kind, Command.Payload payload) {
        var text = json.writeValueAsString(payload);
        jdbc.sql("""
                INSERT INTO engine.command (id, kind, payload, next_attempt_at)
                VALUES (:id, :kind, :payload::jsonb, now() + make_interval(secs => :lease))
                """)
                .param("id", id)
                .param("kind", kind.name())
                .param("payload", text)
                .param("lease", LEASE.toSeconds())
                .update();
        return new Command(id, kind, json.readValue(text, Command.Payload.class), 0, false);
    }

    /** Takes commands that are due. */
    List<Command> take(int limit) {
        return jdbc.sql("""
                UPDATE engine.command
                SET next_attempt_at = now() + make_interval(secs => :lease)
                WHERE id IN (
                    SELECT id FROM engine.command
                    WHERE done_at IS NULL AND next_attempt_at <= now()
                    ORDER BY next_attempt_at
                    LIMIT :limit
                    FOR UPDATE SKIP LOCKED)
                RETURNING id, kind, payload, attempts,
                    created_at < now() - make_interval(secs => :remembered) AS stale
                """)
                .param("lease", LEASE.toSeconds())
                .param("limit", limit)
                .param("remembered", REMEMBERED.minusHours(1).toSeconds())
                .query(this::command)
                .list();
    }

    /** A server that was killed had leases; every command may be sent twice, so nothing need wait for them. */
    void forgetLeases() {
        jdbc.sql("""
                UPDATE engine.command SET next_attempt_at = now()
                WHERE id IN (SELECT id FROM engine.command WHERE done_at IS NULL FOR UPDATE SKIP LOCKED)
                """).update();
    }

    /** Whoever finds the engine first takes them. */
    void release(Collection<UUID> ids) {
        jdbc.sql("UPDATE engine.command SET next_attempt_at = now() WHERE id = ANY (:ids) AND done_at IS NULL")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** Waits for nobody: what the projector holds is a start whose instance is there, which is as good as an answer. */
    void done(Collection<UUID> ids) {
        jdbc.sql("""
                UPDATE engine.command SET done_at = now(), last_error = NULL
                WHERE id IN (SELECT id FROM engine.command WHERE id = ANY (:ids) FOR UPDATE SKIP LOCKED)
                """).param("ids", ids.toArray(UUID[]::new)).update();
    }

    void refused(UUID id, String reason) {
        jdbc.sql("UPDATE engine.command SET done_at = now(), refused = true, last_error = :reason WHERE id = :id")
                .param("id", id)
                .param("reason", reason)
                .update();
    }

    void later(UUID id, String reason, Duration pause) {
        jdbc.sql("""
                UPDATE engine.command
                SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => :pause),
                    last_error = :reason
                WHERE id = :id AND done_at IS NULL
                """)
                .param("id", id)
                .param("pause", pause.toMillis() / 1000.0)
                .param("reason", reason)
                .update();
    }

    Map<UUID, Engine.Outcome> outcomes(Collection<UUID> ids) {
        var outcomes = new HashMap<UUID, Engine.Outcome>();
        jdbc.sql("""
                SELECT id, done_at IS NOT NULL AS answered, CASE WHEN refused THEN last_error END AS refusal
                FROM engine.command WHERE id = ANY (:ids)
                """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            outcomes.put(
                    row.getObject("id", UUID.class),
                    new Engine.Outcome(row.getBoolean("answered"), row.getString("refusal")));
        });
        return outcomes;
    }

    /** The instance is there, so its start needs no answer any more. */
    @EventListener
    void on(EngineEvent.InstanceStarted started) {
        if (started.commandId() != null) {
            jdbc.sql("""
                    UPDATE engine.command SET instance_key = :instance, done_at = coalesce(done_at, now())
                    WHERE id = :id
                    """)
                    .param("id", started.commandId())
                    .param("instance", started.instanceKey())
                    .update();
        }
    }

    private Command command(ResultSet row, int number) throws SQLException {
        return new Command(
                row.getObject("id", UUID.class),
                Command.Kind.valueOf(row.getString("kind")),
                json.readValue(row.getString("payload"), Command.Payload.class),
                row.getInt("attempts"),
                row.getBoolean("stale"));
    }
}
