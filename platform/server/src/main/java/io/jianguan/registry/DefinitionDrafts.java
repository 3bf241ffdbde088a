package io.jianguan.registry;

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
import org.springframework.transaction.annotation.Transactional;

/** Definitions in the making: one draft each, whoever works on it. */
@Component
class DefinitionDrafts {
    private static final String COLUMNS = "kind, name, source, version, saved_by, saved_at";
    private final JdbcClient jdbc;
    private final Clock clock;

    DefinitionDrafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param source JSON, with the keys of the YAML file
     * @param version counts savings
     * @param savedBy null where an application brought it
     */
    record Draft(
            DefinitionKind kind,
            String name,
            String source,
            int version,
            @Nullable String savedBy,
            OffsetDateTime savedAt) {}

    List<Draft> all() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM registry.draft ORDER BY kind, name")
                .query((row, i) -> draft(row))
                .list();
    }

    Optional<Draft> find(DefinitionKind kind, String name) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM registry.draft WHERE kind = ? AND name = ?")
                .params(kind.id(), name)
                .query((row, i) -> draft(row))
                .optional();
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                DefinitionKind.ofId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class));
    }

    /**
     * @param version of the draft that was worked on; 0 where there was none
     * @throws Problem {@code registry.draft-stale} where somebody saved it since
     */
    @Transactional
    Draft save(DefinitionKind kind, String name, String source, int version, String username) {
        var now = OffsetDateTime.now(clock.withZone(FieldValues.ZONE));
        int saved = jdbc.sql("""
                INSERT INTO registry.draft AS d (kind, name, source, version, saved_by, saved_at)
                SELECT :kind, :name, :source, 1, :by, :now
                WHERE :version = 0 OR EXISTS (SELECT FROM registry.draft WHERE kind = :kind AND name = :name)
                ON CONFLICT (kind, name) DO UPDATE SET source = excluded.source, version = d.version + 1,
                  saved_by = excluded.saved_by, saved_at = excluded.saved_at
                WHERE d.version = :version
                """)
                .param("kind", kind.id())
                .param("name", name)
                .param("source", source)
                .param("version", version)
                .param("by", username)
                .param("now", now)
                .update();
        if (saved == 0) {
            var other = find(kind, name).map(Draft::savedBy).orElse(null);
            throw Problem.conflict("registry.draft-stale", name, other == null ? "—" : other);
        }
        return find(kind, name).orElseThrow();
    }

    /** What an application would have published had nobody changed the definition meanwhile. */
    void offer(DefinitionKind kind, String name, String source) {
        jdbc.sql("""
                INSERT INTO registry.draft (kind, name, source, version, saved_at) VALUES (?, ?, ?, 1, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(kind.id(), name, source, OffsetDateTime.now(clock.withZone(FieldValues.ZONE)))
                .update();
    }

    void delete(DefinitionKind kind, String name) {
        jdbc.sql("DELETE FROM registry.draft WHERE kind = ? AND name = ?")
                .params(kind.id(), name)
                .update();
    }

    /** Takes a draft away once it is published, unless somebody worked on it since. */
    void published(DefinitionKind kind, String name, int version) {
        jdbc.sql("DELETE FROM registry.draft WHERE kind = ? AND name = ? AND version = ?")
                .params(kind.id(), name, version)
                .update();
    }
}
