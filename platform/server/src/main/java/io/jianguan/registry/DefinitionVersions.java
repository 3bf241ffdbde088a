package io.jianguan.registry;

import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The published versions of definitions. */
@Component
class DefinitionVersions {
    private final JdbcClient jdbc;

    DefinitionVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param source YAML
     * @param publishedBy null where an application brought it
     */
    record Version(
            String name,
            int version,
            String hash,
            String source,
            OffsetDateTime publishedAt,
            @Nullable String publishedBy) {}

    /** The newest of each, by name. */
    List<Version> newest(DefinitionKind kind) {
        return jdbc.sql("""
                SELECT DISTINCT ON (%1$s) %1$s, version, hash, source, published_at, published_by
                FROM registry.%2$s ORDER BY %1$s, version DESC
                """.formatted(kind.id(), kind.table()))
                .query((row, i) -> version(row))
                .list();
    }

    Optional<Version> newest(DefinitionKind kind, String name) {
        return some(kind, name, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** Newest first. */
    List<Version> some(DefinitionKind kind, String name, int below, int limit) {
        return jdbc.sql("""
                SELECT %1$s, version, hash, source, published_at, published_by
                FROM registry.%2$s WHERE %1$s = ? AND version < ? ORDER BY version DESC LIMIT ?
                """.formatted(kind.id(), kind.table()))
                .params(name, below, limit)
                .query((row, i) -> version(row))
                .list();
    }

    /** @throws Problem {@code registry.definition-unknown} */
    Version get(DefinitionKind kind, String name, int version) {
        return some(kind, name, version == Integer.MAX_VALUE ? version : version + 1, 1).stream()
                .filter(found -> found.version() == version)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("registry.definition-unknown", name));
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class),
                row.getString(6));
    }

    /** True where an application brought exactly this once. */
    boolean shipped(DefinitionKind kind, String name, String hash) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM registry.%s WHERE %s = ? AND hash = ? AND published_by IS NULL)"
                        .formatted(kind.table(), kind.id()))
                .params(name, hash)
                .query(Boolean.class)
                .single();
    }
}
