package io.jianguan.task;

import io.jianguan.rest.Problem;
import io.jianguan.task.BulkDeed.Counts;
import io.jianguan.task.BulkDeed.Item;
import io.jianguan.task.BulkDeed.Outcome;
import io.jianguan.task.BulkDeed.State;
import io.jianguan.work.Turns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Deeds on many, what each is done to, and whose turn it is to work on one. */
@Component
class BulkDeedStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Turns turns;

    BulkDeedStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.turns = new Turns(jdbc, clock, "task.bulk_deed", "trying", "running");
    }

    Turns turns() {
        return turns;
    }

    record Asked(
            String deed,
            String language,
            String username,
            @Nullable String idempotencyKey,
            Deed.Said said) {}

    long add(Asked asked, State state, List<Long> subjects) {
        return jdbc.sql("""
                WITH added AS (
                    INSERT INTO task.bulk_deed (deed, language, requested_by, requested_at, begun_at,
                        idempotency_key, state, said, total)
                    VALUES (:deed, :language, :username, :now, :now, :key, :state, :said::jsonb, :total)
                    RETURNING id
                ), items AS (
                    INSERT INTO task.bulk_deed_item (bulk_deed_id, ordinal, subject_id)
                    SELECT added.id, ordinal, subject
                    FROM added, unnest(:subjects::bigint[]) WITH ORDINALITY AS s (subject, ordinal)
                )
                SELECT id FROM added
                """)
                .param("deed", asked.deed())
                .param("language", asked.language())
                .param("username", asked.username())
                .param("now", OffsetDateTime.now(clock))
                .param("key", asked.idempotencyKey())
                .param("state", state.id())
                .param("said", json.writeValueAsString(asked.said()))
                .param("total", subjects.size())
                .param("subjects", subjects.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    Optional<BulkDeed> find(long id) {
        return jdbc.sql("SELECT * FROM task.bulk_deed WHERE id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Somebody's own, the newest first. */
    List<BulkDeed> newest(String username, long before, int limit) {
        return jdbc.sql("SELECT * FROM task.bulk_deed WHERE requested_by = ? AND id < ? ORDER BY id DESC LIMIT ?")
                .params(username, before, limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** The one that was asked for with this key. */
    Optional<BulkDeed> find(String username, String idempotencyKey) {
        return jdbc.sql("SELECT * FROM task.bulk_deed WHERE requested_by = ? AND idempotency_key = ?")
                .params(username, idempotencyKey)
                .query((row, n) -> read(row))
                .optional();
    }

    /** @throws Problem {@code task.bulk-busy} where it is no longer as it was */
    void begin(BulkDeed one) {
        if (!turns.begin(one.id(), State.TRIED.id(), State.RUNNING.id())) {
            throw Problem.conflict("task.bulk-busy");
        }
    }

    void stop(long id) {
        jdbc.sql("UPDATE task.bulk_deed SET stopping = true WHERE id = ? AND state IN ('trying', 'running')")
                .param(id)
                .update();
    }

    Optional<BulkDeed> take() {
        return turns.take((row, n) -> read(row));
    }

    /** That one, where nobody works on it yet. */
    Optional<BulkDeed> take(long id) {
        return turns.take(id, (row, n) -> read(row));
    }

    /** What is still to be looked at: all in a trial, afterwards those that it found right. */
    List<Item> items(BulkDeed one, int after, int limit) {
        return jdbc.sql("""
                SELECT ordinal, subject_id FROM task.bulk_deed_item
                WHERE bulk_deed_id = ? AND ordinal > ? AND (outcome IS NULL OR outcome = 'ready')
                ORDER BY ordinal LIMIT ?
                """)
                .params(one.id(), after, limit)
                .query((row, n) -> new Item(row.getInt(1), row.getLong(2)))
                .list();
    }

    /** @return true where it should go on */
    boolean advanced(long id, Item item, Outcome outcome) {
        jdbc.sql("""
                UPDATE task.bulk_deed_item SET outcome = ?, code = ?, message = ?
                WHERE bulk_deed_id = ? AND ordinal = ?
                """)
                .param(outcome.outcome())
                .param(outcome.code())
                .param(outcome.message())
                .param(id)
                .param(item.ordinal())
                .update();
        return jdbc.sql("""
                UPDATE task.bulk_deed SET reached = :reached, attempts = 0,
                  ready = ready + CASE :outcome WHEN 'ready' THEN 1 ELSE 0 END,
                  done = done + CASE :outcome WHEN 'done' THEN 1 ELSE 0 END,
                  refused = refused + CASE :outcome WHEN 'refused' THEN 1 ELSE 0 END,
                  alive_until = now() + :lease * interval '1 second'
                WHERE id = :id AND worker = :worker RETURNING NOT stopping
                """)
                .param("reached", item.ordinal())
                .param("outcome", outcome.outcome())
                .param("lease", Turns.LEASE.toSeconds())
                .param("id", id)
                .param("worker", turns.worker())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> turns.lost(id));
    }

    record Row(
            int ordinal,
            long subject,
            @Nullable String code,
            @Nullable String message) {}

    List<Row> rows(long id, String outcome, int after, int limit) {
        return jdbc.sql("""
                SELECT ordinal, subject_id, code, message FROM task.bulk_deed_item
                WHERE bulk_deed_id = ? AND outcome = ? AND ordinal > ? ORDER BY ordinal LIMIT ?
                """)
                .params(id, outcome, after, limit)
                .query((row, n) -> new Row(row.getInt(1), row.getLong(2), row.getString(3), row.getString(4)))
                .list();
    }

    private BulkDeed read(ResultSet row) throws SQLException {
        return new BulkDeed(
                row.getLong("id"),
                row.getString("deed"),
                row.getString("language"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class),
                Objects.requireNonNullElse(
                        row.getObject("begun_at", OffsetDateTime.class),
                        row.getObject("requested_at", OffsetDateTime.class)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                json.readValue(row.getString("said"), Deed.Said.class),
                row.getInt("total"),
                row.getInt("reached"),
                new Counts(row.getInt("ready"), row.getInt("done"), row.getInt("refused")),
                row.getString("failure"),
                row.getObject("finished_at", OffsetDateTime.class));
    }
}
