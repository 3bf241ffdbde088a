package io.jianguan.draw;

import io.jianguan.audit.AuditLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a promised draw, as soon as all values are there and not before. */
@Component
class Making {
    private final JdbcClient jdbc;
    private final Draws draws;
    private final Entries entries;
    private final AuditLog audit;
    private final Clock clock;

    Making(JdbcClient jdbc, Draws draws, Entries entries, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.draws = draws;
        this.entries = entries;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was frozen, as far as drawing needs it. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Content(
            String secret,
            String commitment,
            byte[] pool,
            String officers,
            int perSubject,
            boolean balanced,
            boolean mixed) {}

    /** @return empty while values are missing; a draw that was made stays as it is */
    @Transactional
    Optional<Draw> make(UUID id) {
        var draw = draws.lock(id);
        if (draw.isOpen()) {
            var content = content(id);
            var lines = entries.lines(draw, content.secret);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            make(draw, content, lines.get());
        }
        return Optional.of(draws.get(id));
    }

    private void make(Draw draw, Content content, List<String> lines) {
        var seed = Seed.of(content.commitment, lines);
        var rule = new Result.OfficerRule(
                Officer.parse(content.officers), content.perSubject, content.balanced, content.mixed);
        var result = Result.of(Pool.parse(content.pool), draw.wanted(), rule, seed);
        jdbc.sql("""
                UPDATE draw.draw SET state = 'drawn', seed = ?, seed_values = ?, result_text = ?, drawn_at = ?
                WHERE id = ?
                """)
                .param(seed)
                .param(lines.toArray(String[]::new))
                .param(result.text())
                .param(Timestamp.from(clock.instant()))
                .param(draw.id())
                .update();
        audit.record(
                draw.username(),
                "draw.drawn",
                draw.registry() + ":" + draw.recordId(),
                Map.of("number", Objects.requireNonNullElse(draw.number(), 0L), "seed", seed));
    }

    private Content content(UUID id) {
        return jdbc.sql("""
                SELECT secret, commitment, pool_text, officer_text, per_subject, balanced, mixed
                FROM draw.draw WHERE id = ?
                """)
                .param(id)
                .query((row, n) -> new Content(
                        row.getString("secret"),
                        row.getString("commitment"),
                        row.getBytes("pool_text"),
                        row.getString("officer_text"),
                        row.getInt("per_subject"),
                        row.getBoolean("balanced"),
                        row.getBoolean("mixed")))
                .single();
    }
}
