package io.jianguan.registry;

import io.jianguan.registry.RecordBatch.Counts;
import io.jianguan.registry.RecordBatch.Input;
import io.jianguan.registry.RecordBatch.Item;
import io.jianguan.registry.RecordBatch.Outcome;
import io.jianguan.registry.RecordBatch.State;
import io.jianguan.rest.Problem;
import io.jianguan.work.Turns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Changes of many records, the records of each, and whose turn it is to work on one. */
@Component
class RecordBatchStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Turns turns;

    RecordBatchStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.turns = new Turns(jdbc, clock, "registry.batch", "trying", "changing", "undoing");
    }

    Turns turns() {
        return turns;
    }

    long add(String registry, String view, String language, String username, Input input) {
        return jdbc.sql("""
                INSERT INTO registry.batch (registry, view, language, requested_by, requested_at, begun_at, state, input)
                VALUES (:registry, :view, :language, :username, :now, :now, 'trying', :input::jsonb) RETURNING id
                """)
                .param("registry", registry)
                .param("view", view)
                .param("language", language)
                .param("username", username)
                .param("now", OffsetDateTime.now(clock))
                .param("input", json.writeValueAsString(input))
                .query(Long.class)
                .single();
    }

    void total(long id) {
        jdbc.sql("""
                UPDATE registry.batch SET total = (SELECT count(*) FROM registry.batch_record WHERE batch_id = :id)
                WHERE id = :id
                """).param("id", id).update();
    }

    Optional<RecordBatch> find(long id) {
        return jdbc.sql("SELECT * FROM registry.batch WHERE id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The newest first. */
    List<RecordBatch> newest(String username, long before, int limit) {
        return jdbc.sql("SELECT * FROM registry.batch WHERE requested_by = ? AND id < ? ORDER BY id DESC LIMIT ?")
                .params(username, before, limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** @throws Problem {@code registry.batch-busy} where it is no longer as it was */
    void begin(RecordBatch one, State running) {
        if (!turns.begin(one.id(), one.state().id(), running.id())) {
            throw Problem.conflict("registry.batch-busy");
        }
    }

    void stop(long id) {
        jdbc.sql("UPDATE registry.batch SET stopping = true WHERE id = ? AND state IN ('trying', 'changing')")
                .param(id)
                .update();
    }

    Optional<RecordBatch> take() {
        return turns.take((row, n) -> read(row));
    }

    /** @param outcome of those that are wanted; null: all */
    List<Item> items(long id, int after, int limit, @Nullable String outcome) {
        return jdbc.sql("""
                SELECT ordinal, record_id, version FROM registry.batch_record
                WHERE batch_id = :id AND ordinal > :after AND (outcome = :outcome OR :outcome::text IS NULL)
                ORDER BY ordinal LIMIT :limit
                """)
                .param("id", id)
                .param("after", after)
                .param("outcome", outcome)
                .param("limit", limit)
                .query((row, n) -> new Item(row.getInt(1), row.getLong(2), row.getInt(3)))
                .list();
    }

    /** @return true where it should go on */
    boolean advanced(long id, int reached, Counts counts, List<Outcome> outcomes) {
        jdbc.sql("""
                UPDATE registry.batch_record r SET outcome = o.outcome, message = o.message, version = o.version
                FROM unnest(:ordinals::int[], :versions::int[], :outcomes::text[], :messages::text[])
                  AS o (ordinal, version, outcome, message)
                WHERE r.batch_id = :id AND r.ordinal = o.ordinal
                """)
                .param("id", id)
                .param("ordinals", outcomes.stream().map(Outcome::ordinal).toArray(Integer[]::new))
                .param("versions", outcomes.stream().map(Outcome::version).toArray(Integer[]::new))
                .param("outcomes", outcomes.stream().map(Outcome::outcome).toArray(String[]::new))
                .param("messages", outcomes.stream().map(Outcome::message).toArray(String[]::new))
                .update();
        return jdbc.sql("""
                UPDATE registry.batch SET reached = :reached, changed = :changed, same = :same, refused = :refused,
                  undone = :undone, kept = :kept, attempts = 0, alive_until = now() + :lease * interval '1 second'
                WHERE id = :id AND worker = :worker RETURNING NOT stopping
                """)
                .param("reached", reached)
                .param("changed", counts.changed())
                .param("same", counts.same())
                .param("refused", counts.refused())
                .param("undone", counts.undone())
                .param("kept", counts.kept())
                .param("lease", Turns.LEASE.toSeconds())
                .param("id", id)
                .param("worker", turns.worker())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> turns.lost(id));
    }

    /** Refused records, or those that could not be taken back. */
    record Refusal(long recordId, int ordinal, String message) {}

    List<Refusal> refusals(long id, String outcome, int after, int limit) {
        return jdbc.sql("""
                SELECT record_id, ordinal, coalesce(message, '') FROM registry.batch_record
                WHERE batch_id = ? AND outcome = ? AND ordinal > ? ORDER BY ordinal LIMIT ?
                """)
                .params(id, outcome, after, limit)
                .query((row, n) -> new Refusal(row.getLong(1), row.getInt(2), row.getString(3)))
                .list();
    }

    private RecordBatch read(ResultSet row) throws SQLException {
        return new RecordBatch(
                row.getLong("id"),
                row.getString("registry"),
                row.getString("view"),
                row.getString("language"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class),
                row.getObject("begun_at", OffsetDateTime.class),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                json.readValue(row.getString("input"), Input.class),
                row.getInt("total"),
                row.getInt("reached"),
                new Counts(
                        row.getInt("changed"),
                        row.getInt("same"),
                        row.getInt("refused"),
                        row.getInt("undone"),
                        row.getInt("kept")),
                row.getString("failure"),
                row.getObject("finished_at", OffsetDateTime.class));
    }
}
