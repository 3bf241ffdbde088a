package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Merges as they are kept, so that they can be shown and taken back. */
@Component
class MergeStore {
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    MergeStore(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param winnerVersion, loserVersion of the records right after it */
    record Merge(
            long id,
            String registry,
            long winner,
            long loser,
            int winnerVersion,
            boolean winnerChanged,
            int loserVersion,
            String reason,
            String mergedBy,
            OffsetDateTime mergedAt,
            @Nullable OffsetDateTime undoneAt) {}

    /** @param version of the record after it was made to refer to the winner */
    record Repointed(String registry, long recordId, int version) {}

    long add(String username, String registry, Merges.Order order, int winnerVersion, int loserVersion, String reason) {
        long id = jdbc.sql("""
                INSERT INTO registry.merge (registry, winner, loser, winner_version, winner_changed, loser_version,
                  reason, merged_by, merged_at)
                VALUES (:registry, :winner, :loser, :winnerVersion, :changed, :loserVersion, :reason, :username, :now)
                RETURNING id
                """)
                .param("registry", registry)
                .param("winner", order.winner())
                .param("loser", order.loser())
                .param("winnerVersion", winnerVersion)
                .param("changed", winnerVersion != order.winnerVersion())
                .param("loserVersion", loserVersion)
                .param("reason", reason)
                .param("username", username)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        audit.record(
                username,
                "record.merged",
                "record:" + registry + ":" + order.winner(),
                Map.of("loser", order.loser(), "fields", order.take(), "merge", id));
        return id;
    }

    void reference(long merge, String registry, long recordId, int version) {
        jdbc.sql("INSERT INTO registry.merge_reference (merge_id, registry, record_id, version) VALUES (?, ?, ?, ?)")
                .params(merge, registry, recordId, version)
                .update();
    }

    List<Repointed> references(long merge) {
        return jdbc.sql("""
                SELECT registry, record_id, version FROM registry.merge_reference
                WHERE merge_id = ? ORDER BY registry, record_id
                """)
                .param(merge)
                .query((row, n) -> new Repointed(row.getString(1), row.getLong(2), row.getInt(3)))
                .list();
    }

    /** Merges into a record that still hold, the newest first. */
    List<Merge> into(String registry, long winner) {
        return jdbc.sql("""
                SELECT * FROM registry.merge WHERE registry = ? AND winner = ? AND undone_at IS NULL
                ORDER BY id DESC LIMIT 100
                """)
                .params(registry, winner)
                .query((row, n) -> read(row))
                .list();
    }

    /** Kept from being taken back twice. */
    Merge open(String registry, long id) {
        return jdbc.sql("SELECT * FROM registry.merge WHERE registry = ? AND id = ? AND undone_at IS NULL FOR UPDATE")
                .params(registry, id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("registry.merge-unknown"));
    }

    void undone(long id, String username) {
        jdbc.sql("UPDATE registry.merge SET undone_at = ?, undone_by = ? WHERE id = ?")
                .params(OffsetDateTime.now(clock), username, id)
                .update();
    }

    private static Merge read(ResultSet row) throws SQLException {
        return new Merge(
                row.getLong("id"),
                row.getString("registry"),
                row.getLong("winner"),
                row.getLong("loser"),
                row.getInt("winner_version"),
                row.getBoolean("winner_changed"),
                row.getInt("loser_version"),
                row.getString("reason"),
                row.getString("merged_by"),
                row.getObject("merged_at", OffsetDateTime.class)
                        .atZoneSameInstant(FieldValues.ZONE)
                        .toOffsetDateTime(),
                row.getObject("undone_at", OffsetDateTime.class));
    }
}
