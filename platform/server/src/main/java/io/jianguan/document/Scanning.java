package io.jianguan.document;

import io.jianguan.audit.AuditLog;
import io.jianguan.document.DocumentSettings.WhenAway;
import io.jianguan.document.FileStore.Stored;
import io.jianguan.document.scan.Clamd;
import io.jianguan.rest.Problem;
import io.jianguan.rest.Unavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** No upload becomes a document before the virus scanner has seen it, where there is one. */
@Component
class Scanning {
    private static final Logger log = LoggerFactory.getLogger(Scanning.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final FileStore files;
    private final AuditLog audit;
    private final Clock clock;
    private final WhenAway whenAway;
    private final @Nullable Clamd clamd;

    Scanning(
            JdbcClient jdbc,
            TransactionOperations transactions,
            FileStore files,
            AuditLog audit,
            Clock clock,
            DocumentSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
        var scanner = settings.documents().scanner();
        this.whenAway = scanner.whenAway();
        this.clamd = scanner.address().isBlank() ? null : new Clamd(scanner.address(), scanner.time());
    }

    private record Known(String scan, @Nullable String signature) {}

    /**
     * @return what to note of the content: {@code off}, {@code clean}, or {@code waiting} to be scanned later
     * @throws Problem {@code document.infected}, {@code document.scanner-away}
     */
    String admit(Stored stored, String name, String username) {
        var known = jdbc.sql("SELECT scan, signature FROM document.content WHERE hash = :hash")
                .param("hash", stored.hash())
                .query(Known.class)
                .optional();
        if (known.isPresent() && known.get().scan().equals("infected")) {
            files.quarantine(stored.hash());
            throw infected(stored.hash(), name, String.valueOf(known.get().signature()), username);
        }
        return clamd == null ? "off" : scanned(clamd, stored, name, username);
    }

    private String scanned(Clamd scanner, Stored stored, String name, String username) {
        try {
            if (verdict(scanner, stored.hash()) instanceof Clamd.Verdict.Infected found) {
                quarantine(stored.hash(), found.signature());
                throw infected(stored.hash(), name, found.signature(), username);
            }
            return "clean";
        } catch (IOException away) {
            log.warn("the virus scanner cannot be asked: {}", away.getMessage());
            if (whenAway == WhenAway.REFUSE) {
                throw new Unavailable("document.scanner-away");
            }
            return "waiting";
        }
    }

    private Clamd.Verdict verdict(Clamd scanner, String hash) throws IOException {
        try (var held = files.hold(hash)) {
            return scanner.scan(held.path());
        }
    }

    private Problem infected(String hash, String name, String signature, String username) {
        audit.record(username, "document.infected", "content:" + hash, Map.of("signature", signature));
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "document.infected", name, signature);
    }

    private void quarantine(String hash, String signature) {
        jdbc.sql("""
                INSERT INTO document.content (hash, queued_at, state, reason, scan, signature)
                VALUES (:hash, :now, 'unreadable', 'infected', 'infected', :signature)
                ON CONFLICT (hash) DO UPDATE SET state = 'unreadable', reason = 'infected', scan = 'infected',
                  signature = :signature, body = NULL, words = NULL, markup = NULL, properties = '{}'""")
                .param("hash", hash)
                .param("now", OffsetDateTime.now(clock))
                .param("signature", signature)
                .update();
        files.quarantine(hash);
    }

    /** Those let in while the scanner was away. */
    @Scheduled(fixedDelay = 5_000)
    void later() {
        if (clamd != null) {
            for (var hash = next(); hash.isPresent(); hash = next()) {
                if (!late(clamd, hash.get())) {
                    return;
                }
            }
        }
    }

    private Optional<String> next() {
        var now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                UPDATE document.content SET scan_after = :after WHERE hash = (
                  SELECT hash FROM document.content
                  WHERE scan = 'waiting' AND (scan_after IS NULL OR scan_after < :now)
                  ORDER BY scan_after NULLS FIRST FOR UPDATE SKIP LOCKED LIMIT 1)
                RETURNING hash""")
                .param("now", now)
                .param("after", now.plus(PAUSE))
                .query(String.class)
                .optional();
    }

    private boolean late(Clamd scanner, String hash) {
        try {
            switch (verdict(scanner, hash)) {
                case Clamd.Verdict.Clean clean ->
                    jdbc.sql("UPDATE document.content SET scan = 'clean' WHERE hash = :hash")
                            .param("hash", hash)
                            .update();
                case Clamd.Verdict.Infected found ->
                    transactions.executeWithoutResult(status -> {
                        quarantine(hash, found.signature());
                        audit.record(
                                null, "document.infected", "content:" + hash, Map.of("signature", found.signature()));
                    });
            }
            return true;
        } catch (IOException | Unavailable away) {
            return false;
        } catch (Problem lost) {
            log.error("{} cannot be scanned: {}", hash, lost.getMessage());
            return true;
        }
    }
}
