package io.jianguan.draw;

import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The draws made and promised. */
@Component
class Draws {
    /** All but the lists, which may be long. */
    private static final String SELECT = """
            SELECT id, registry, record_id, number, attempt, reason, state, at, username, algorithm, source, source_name,
                source_round, known_at, parties, word, statement, commitment, seed, seed_values, drawn_at, subject_registry,
                rules::jsonb -> 'officers' ->> 'registry' AS officer_registry, wanted,
                pool_size, pool_hash, length(exclusions) - length(replace(exclusions, chr(10), '')) AS excluded, officer_count,
                length(result_text) - length(replace(result_text, chr(10), '')) AS drawn,
                jsonb_array_length(result) AS listed, rules
            FROM draw.draw
            """;

    private final JdbcClient jdbc;

    Draws(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All attempts, the last one first. */
    List<Draw> of(String registry, long recordId) {
        return jdbc.sql(SELECT + " WHERE registry = ? AND record_id = ? ORDER BY attempt DESC")
                .params(registry, recordId)
                .query((row, number) -> draw(row))
                .list();
    }

    /** @throws Problem {@code draw.unknown} */
    Draw get(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query((row, number) -> draw(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("draw.unknown", id));
    }

    /** Keeps others from giving values to it or drawing it until the transaction ends. */
    Draw lock(UUID id) {
        jdbc.sql("SELECT id FROM draw.draw WHERE id = ? FOR UPDATE")
                .param(id)
                .query(UUID.class)
                .optional();
        return get(id);
    }

    /** The attempt that counts. */
    Optional<Draw> last(String registry, long recordId) {
        return of(registry, recordId).stream().findFirst().filter(draw -> draw.state() != Draw.State.ABANDONED);
    }

    private static Draw draw(ResultSet row) throws SQLException {
        return new Draw(
                row.getObject("id", UUID.class),
                row.getString("registry"),
                row.getLong("record_id"),
                row.getObject("number", Long.class),
                row.getInt("attempt"),
                row.getString("reason"),
                Draw.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getTimestamp("at").toInstant(),
                row.getString("username"),
                row.getString("algorithm"),
                source(row),
                row.getString("statement"),
                row.getString("commitment"),
                row.getString("seed"),
                List.of((String[]) row.getArray("seed_values").getArray()),
                instant(row, "drawn_at"),
                row.getString("subject_registry"),
                row.getString("officer_registry"),
                row.getInt("wanted"),
                row.getInt("pool_size"),
                row.getString("pool_hash"),
                row.getInt("excluded"),
                row.getInt("officer_count"),
                // what was made before there were commitments has its list only
                row.getObject("drawn") == null ? row.getInt("listed") : row.getInt("drawn"),
                row.getString("rules"));
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                Source.Kind.of(row.getString("source")),
                row.getString("source_name"),
                row.getString("source_round"),
                instant(row, "known_at"),
                List.of((String[]) row.getArray("parties").getArray()),
                row.getString("word"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
