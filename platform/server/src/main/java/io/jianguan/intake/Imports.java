package io.jianguan.intake;

import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.intake.Import.State;
import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Imports as they are kept. */
@Component
class Imports {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Imports(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What a file was when it came. */
    record New(
            String registry,
            String documentId,
            String fileName,
            String language,
            String username,
            Plan plan,
            List<String> sheets,
            long total) {}

    long add(New one) {
        return jdbc.sql("""
                INSERT INTO intake.import
                  (registry, document_id, file_name, language, requested_by, requested_at, state, plan, sheets, total)
                VALUES (:registry, :document, :file, :language, :username, :now, 'draft', :plan::jsonb, :sheets, :total)
                RETURNING id
                """)
                .param("registry", one.registry())
                .param("document", one.documentId())
                .param("file", one.fileName())
                .param("language", one.language())
                .param("username", one.username())
                .param("now", OffsetDateTime.now(clock))
                .param("plan", json.writeValueAsString(one.plan()))
                .param("sheets", one.sheets().toArray(String[]::new))
                .param("total", one.total())
                .query(Long.class)
                .single();
    }

    Optional<Import> find(long id) {
        return jdbc.sql("SELECT * FROM intake.import WHERE id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The newest first. @param username null: everybody's */
    List<Import> newest(@Nullable String username, @Nullable String registry, long before, int limit) {
        return jdbc.sql("""
                SELECT * FROM intake.import
                WHERE id < :before AND (:username::text IS NULL OR requested_by = :username)
                  AND (:registry::text IS NULL OR registry = :registry)
                ORDER BY id DESC LIMIT :limit
                """)
                .param("before", before)
                .param("username", username)
                .param("registry", registry)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** @throws Problem {@code intake.busy} where it is no longer as it was */
    void plan(Import one, Plan plan, long total) {
        changed(jdbc.sql("""
                UPDATE intake.import SET plan = :plan::jsonb, total = :total, state = 'draft', last_row = 0
                WHERE id = :id AND state IN ('draft', 'tried')
                """)
                .param("plan", json.writeValueAsString(plan))
                .param("total", total)
                .param("id", one.id())
                .update());
    }

    /**
     * Hands it to whichever server is free, from its first row.
     *
     * @throws Problem {@code intake.busy} where it is no longer as it was
     */
    void begin(Import one, State running, boolean onlyGood) {
        changed(jdbc.sql("""
                UPDATE intake.import SET state = :running, only_good = :good, last_row = 0,
                  failure = NULL, finished_at = NULL, worker = NULL, alive_until = NULL, attempts = 0
                WHERE id = :id AND state = :state
                """)
                .param("running", running.id())
                .param("good", onlyGood)
                .param("id", one.id())
                .param("state", one.state().id())
                .update());
    }

    /** As {@link #begin}, to take everything back. */
    void beginUndo(Import one, String username) {
        begin(one, State.UNDOING, one.onlyGood());
        jdbc.sql("UPDATE intake.import SET ends_as = 'undone', undone_by = ?, undone = 0, kept = 0 WHERE id = ?")
                .params(username, one.id())
                .update();
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw Problem.conflict("intake.busy");
        }
    }

    /** Ends it at once: whichever server has it has lost its turn, and the rows that it was at are not written. */
    void stop(long id) {
        jdbc.sql("""
                UPDATE intake.import SET state = CASE state WHEN 'trying' THEN 'draft' ELSE 'stopped' END,
                  failure = NULL, finished_at = ?, worker = NULL, alive_until = NULL
                WHERE id = ? AND state IN ('trying', 'importing')
                """).params(OffsetDateTime.now(clock), id).update();
    }

    Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getLong("id"),
                row.getString("registry"),
                row.getString("document_id"),
                row.getString("file_name"),
                row.getString("language"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class),
                row.getString("undone_by"),
                State.of(row.getString("state")),
                json.readValue(row.getString("plan"), Plan.class),
                List.of((String[]) row.getArray("sheets").getArray()),
                row.getLong("total"),
                row.getBoolean("only_good"),
                row.getLong("last_row"),
                new ImportCounts(
                        row.getLong("created"),
                        row.getLong("changed"),
                        row.getLong("same"),
                        row.getLong("skipped"),
                        row.getLong("refused"),
                        row.getLong("undone"),
                        row.getLong("kept")),
                row.getString("failure"),
                row.getObject("finished_at", OffsetDateTime.class));
    }
}
