package io.jianguan.registry;

import io.jianguan.registry.RecordExport.State;
import io.jianguan.work.Turns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports in the background, and whose turn it is to work on one. */
@Component
class RecordExportStore {
    private static final TypeReference<Map<String, List<String>>> PARAMETERS = new TypeReference<>() {};
    /** People may have asked for somebody by personal data. */
    private static final String SEALED = "sealed";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final PersonalData personal;
    private final Turns turns;

    RecordExportStore(JdbcClient jdbc, JsonMapper json, Clock clock, PersonalData personal) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.personal = personal;
        this.turns = new Turns(jdbc, clock, "registry.export", "running");
    }

    Turns turns() {
        return turns;
    }

    RecordExport add(
            ViewDefinition view, String name, String format, ListRequest request, String language, String username) {
        return jdbc.sql("""
                INSERT INTO registry.export
                  (view, registry, name, format, parameters, language, requested_by, requested_at)
                VALUES (:view, :registry, :name, :format, :parameters::jsonb, :language, :username, :now)
                RETURNING *
                """)
                .param("view", view.view())
                .param("registry", view.registry())
                .param("name", name)
                .param("format", format)
                .param(
                        "parameters",
                        json.writeValueAsString(
                                Map.of(SEALED, personal.sealed(json.writeValueAsString(request.parameters())))))
                .param("language", language)
                .param("username", username)
                .param("now", OffsetDateTime.now(clock))
                .query((row, n) -> read(row))
                .single();
    }

    Optional<RecordExport> find(long id) {
        return jdbc.sql("SELECT * FROM registry.export WHERE id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The newest first. */
    List<RecordExport> newest(String username, long before, int limit) {
        return jdbc.sql("SELECT * FROM registry.export WHERE requested_by = ? AND id < ? ORDER BY id DESC LIMIT ?")
                .params(username, before, limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** How many somebody has underway; two that ask at once wait for each other. */
    int underway(String username) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('export'), hashtext(?))")
                .param(username)
                .query((row, n) -> n)
                .list();
        return jdbc.sql("SELECT count(*) FROM registry.export WHERE state = 'running' AND requested_by = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }

    Optional<RecordExport> take() {
        return turns.take((row, n) -> read(row));
    }

    /** @throws Turns.Lost where another server has it, or nobody wants it any more */
    void advanced(long id, long rows, long total) {
        int held = jdbc.sql("""
                UPDATE registry.export SET rows = :rows, total = nullif(:total, -1),
                  alive_until = now() + :lease * interval '1 second'
                WHERE id = :id AND worker = :worker AND state = 'running'
                """)
                .param("rows", rows)
                .param("total", total)
                .param("lease", Turns.LEASE.toSeconds())
                .param("id", id)
                .param("worker", turns.worker())
                .update();
        if (held == 0) {
            throw turns.lost(id);
        }
    }

    /** @throws Turns.Lost as {@link #advanced} */
    void ready(long id, long rows, long size, String rights, Duration keep) {
        var now = OffsetDateTime.now(clock);
        int held = jdbc.sql("""
                UPDATE registry.export SET state = 'ready', rows = :rows, total = :rows, size = :size, rights = :rights,
                  finished_at = :now, expires_at = :expires, worker = NULL, alive_until = NULL
                WHERE id = :id AND worker = :worker AND state = 'running'
                """)
                .param("rows", rows)
                .param("size", size)
                .param("rights", rights)
                .param("now", now)
                .param("expires", now.plus(keep))
                .param("id", id)
                .param("worker", turns.worker())
                .update();
        if (held == 0) {
            throw turns.lost(id);
        }
    }

    /** Whoever works on it hears of it with what it says next. */
    void cancel(long id) {
        jdbc.sql("""
                UPDATE registry.export SET state = 'cancelled', finished_at = ?, worker = NULL, alive_until = NULL
                WHERE id = ? AND state = 'running'
                """).params(OffsetDateTime.now(clock), id).update();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM registry.export WHERE id = ?").param(id).update();
    }

    /** Those whose time is over, and the oldest where all together are too large. */
    List<RecordExport> expire(long inTotal) {
        return jdbc.sql("""
                UPDATE registry.export SET state = 'expired', size = NULL WHERE id IN (
                  SELECT id FROM (SELECT id, expires_at, sum(size) OVER (ORDER BY id DESC) AS newer
                    FROM registry.export WHERE state = 'ready') AS kept
                  WHERE expires_at <= :now OR newer > :total)
                RETURNING *
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("total", inTotal)
                .query((row, n) -> read(row))
                .list();
    }

    /** Those whose files are fetched. */
    List<RecordExport> ready() {
        return jdbc.sql("SELECT * FROM registry.export WHERE state = 'ready'")
                .query((row, n) -> read(row))
                .list();
    }

    /** Of orders from before these were sealed as they are. */
    private Map<String, List<String>> parameters(String stored) {
        return json.readTree(stored).get(SEALED) instanceof JsonNode sealed
                ? json.readValue(personal.opened(sealed.asString()), PARAMETERS)
                : json.readValue(stored, PARAMETERS);
    }

    private RecordExport read(ResultSet row) throws SQLException {
        return new RecordExport(
                row.getLong("id"),
                row.getString("view"),
                row.getString("registry"),
                row.getString("name"),
                row.getString("format"),
                parameters(row.getString("parameters")),
                row.getString("language"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("worker") != null,
                row.getObject("total", Long.class),
                row.getLong("rows"),
                row.getObject("size", Long.class),
                row.getString("rights"),
                row.getString("failure"),
                row.getObject("finished_at", OffsetDateTime.class),
                row.getObject("expires_at", OffsetDateTime.class));
    }
}
