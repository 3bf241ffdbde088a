package io.jianguan.draw;

import io.jianguan.audit.AuditLog;
import io.jianguan.registry.Records;
import io.jianguan.rest.Page;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Promises draws, each in the public register, before anybody can know what comes of them. */
@Component
class Commitments {
    private static final int SECRET_BYTES = 32;
    /** Of the advisory lock under which numbers are given: there is one register. */
    private static final long REGISTER = 0x6A67_6472_6177L;

    private static final String NO_REASON = "未说明理由";
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Commitments(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param reason why it is drawn again; not looked at for a first attempt */
    record Occasion(
            Records.Record record,
            String elementId,
            @Nullable String startedBy,
            @Nullable String reason) {}

    private record Last(long number, @Nullable String commitment) {}

    /** An attempt before that still waits is abandoned by that, and stays in sight. */
    @Transactional
    UUID publish(Occasion occasion, Source source, Frozen frozen) {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(REGISTER).query(row -> {});
        var record = occasion.record();
        jdbc.sql("""
                UPDATE draw.draw SET state = 'abandoned'
                WHERE registry = ? AND record_id = ? AND state = 'committed'
                """).params(record.registry(), record.id()).update();
        int attempt = jdbc.sql(
                        "SELECT coalesce(max(attempt), 0) + 1 FROM draw.draw WHERE registry = ? AND record_id = ?")
                .params(record.registry(), record.id())
                .query(Integer.class)
                .single();
        var last = jdbc.sql(
                        "SELECT number, commitment FROM draw.draw WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1")
                .query((row, n) -> new Last(row.getLong("number"), row.getString("commitment")))
                .optional()
                .orElse(new Last(0, null));
        var secret = secret();
        var statement = new Statement(
                last.number + 1,
                last.commitment,
                record.registry(),
                record.id(),
                attempt,
                attempt == 1 ? null : Objects.requireNonNullElse(occasion.reason(), NO_REASON),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                occasion.startedBy(),
                source,
                Sha256.of(secret));
        var pool = frozen.pool().text();
        var id = UUID.randomUUID();
        var text = statement.text(frozen, pool);
        insert(id, occasion, statement, frozen, pool, text, secret);
        audit.record(
                occasion.startedBy(),
                "draw.committed",
                record.registry() + ":" + record.id(),
                Map.of("number", statement.number(), "attempt", attempt, "commitment", Sha256.of(text)));
        return id;
    }

    private void insert(
            UUID id, Occasion occasion, Statement statement, Frozen frozen, byte[] pool, String text, String secret) {
        var source = statement.source();
        jdbc.sql("""
                INSERT INTO draw.draw (id, registry, record_id, element_id, number, attempt, reason, state, at, username,
                    algorithm, source, source_name, source_round, known_at, parties, word, secret, statement, commitment,
                    rules, subject_registry, wanted, per_subject, balanced, mixed, pool_size, pool_text, pool_hash,
                    exclusions, officer_count, officer_text, officer_exclusions)
                VALUES (:id, :registry, :record, :element, :number, :attempt, :reason, 'committed', :at, :by,
                    :algorithm, :source, :name, :round, :known, :parties, :word, :secret, :statement, :commitment,
                    :rules, :subjects, :wanted, :each, :balanced, :mixed, :size, :pool, :hash,
                    :exclusions, :officerCount, :officers, :officerExclusions)
                """)
                .param("id", id)
                .param("registry", statement.registry())
                .param("record", statement.recordId())
                .param("element", occasion.elementId())
                .param("number", statement.number())
                .param("attempt", statement.attempt())
                .param("reason", statement.reason())
                .param("at", Timestamp.from(statement.at()))
                .param("by", statement.by())
                .param("algorithm", Lots.ALGORITHM)
                .param("source", source.kind().id())
                .param("name", source.name())
                .param("round", source.round())
                .param("known", source.knownAt() == null ? null : Timestamp.from(source.knownAt()))
                .param("parties", source.parties().toArray(String[]::new))
                .param("word", source.word())
                .param("secret", secret)
                .param("statement", text)
                .param("commitment", Sha256.of(text))
                .param("rules", frozen.rules())
                .param("subjects", frozen.registry())
                .param("wanted", frozen.wanted())
                .param("each", frozen.perSubject())
                .param("balanced", frozen.balanced())
                .param("mixed", frozen.mixed())
                .param("size", frozen.pool().size())
                .param("pool", pool)
                .param("hash", Sha256.of(pool))
                .param("exclusions", Frozen.text(frozen.exclusions()))
                .param("officerCount", frozen.officers().size())
                .param("officers", Officer.text(frozen.officers()))
                .param("officerExclusions", Frozen.text(frozen.officerExclusions()))
                .update();
    }

    /** A line of the register. */
    record Registered(long number, Instant at, String record, int attempt, String commitment) {}

    /** In the order of publication, after a number. */
    Page<Registered> register(long after, int limit) {
        var rows = jdbc.sql("""
                SELECT number, at, registry || ' ' || record_id AS record, attempt, commitment FROM draw.draw
                WHERE number > ? ORDER BY number LIMIT ?
                """)
                .params(after, limit + 1)
                .query((row, n) -> new Registered(
                        row.getLong("number"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("record"),
                        row.getInt("attempt"),
                        row.getString("commitment")))
                .list();
        return Page.of(rows, limit, one -> String.valueOf(one.number()));
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
