package io.jianguan.sharing;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.ClientSource;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Other systems that read data services, each an OAuth2 client of its own. */
@Component
class Consumers implements ClientSource {
    /** No username holds an underscore: a consumer's token is nobody's account. */
    private static final Pattern CODE = Pattern.compile("shared_[a-z0-9_]{2,50}");

    private static final int LONGEST = 200;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Consumers(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param consumer id of the OAuth2 client
     * @param secretAt when its secret was made; null: it has none
     * @param version counts changes; the value for If-Match
     */
    record Consumer(
            String consumer,
            String name,
            @Nullable String contact,
            boolean active,
            @Nullable OffsetDateTime secretAt,
            int version,
            OffsetDateTime createdAt) {}

    private static final String SELECT = """
            SELECT consumer, name, contact, active, secret_at, version, created_at FROM sharing.consumer
            """;

    List<Consumer> list(@Nullable String after, int limit) {
        return jdbc.sql(SELECT + " WHERE consumer > ? ORDER BY consumer LIMIT ?")
                .params(after == null ? "" : after, limit)
                .query(Consumer.class)
                .list();
    }

    /** @throws Problem {@code sharing.consumer-unknown} */
    Consumer get(String consumer) {
        return jdbc.sql(SELECT + " WHERE consumer = ?")
                .param(consumer)
                .query(Consumer.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("sharing.consumer-unknown", consumer));
    }

    @Transactional
    void create(String username, String consumer, String name, @Nullable String contact) {
        check(consumer, name, contact);
        var made = jdbc.sql("""
                INSERT INTO sharing.consumer (consumer, name, contact, created_by, created_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(consumer, name.strip())
                .param(contact)
                .params(username, now())
                .update();
        if (made == 0) {
            throw Problem.conflict("sharing.consumer-taken", consumer);
        }
        audit.record(username, "sharing.consumer-created", "consumer:" + consumer, Map.of("name", name));
    }

    @Transactional
    void change(String username, Consumer wanted) {
        check(wanted.consumer(), wanted.name(), wanted.contact());
        var changed = jdbc.sql("""
                UPDATE sharing.consumer SET name = ?, contact = ?, active = ?, version = version + 1
                WHERE consumer = ? AND version = ?
                """)
                .param(wanted.name().strip())
                .param(wanted.contact())
                .params(wanted.active(), wanted.consumer(), wanted.version())
                .update();
        if (changed == 0) {
            get(wanted.consumer());
            throw Problem.conflict("sharing.stale");
        }
        audit.record(
                username,
                "sharing.consumer-changed",
                "consumer:" + wanted.consumer(),
                Map.of("active", wanted.active()));
    }

    /** A new secret; the old one opens nothing any more. @return the only time that it is shown */
    @Transactional
    String newSecret(String username, String consumer) {
        get(consumer);
        var secret = ClientSource.newSecret();
        jdbc.sql("UPDATE sharing.consumer SET secret_hash = ?, secret_at = ?, version = version + 1 WHERE consumer = ?")
                .params(ClientSource.hash(secret), now(), consumer)
                .update();
        audit.record(username, "sharing.secret-made", "consumer:" + consumer, Map.of());
        return secret;
    }

    @Override
    public Optional<String> secretHash(String clientId) {
        return CODE.matcher(clientId).matches()
                ? jdbc.sql(
                                "SELECT secret_hash FROM sharing.consumer WHERE consumer = ? AND active AND secret_hash IS NOT NULL")
                        .param(clientId)
                        .query(String.class)
                        .optional()
                : Optional.empty();
    }

    private static void check(String consumer, String name, @Nullable String contact) {
        if (!CODE.matcher(consumer).matches()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "sharing.consumer-code");
        }
        if (name.isBlank() || name.length() > LONGEST || contact != null && contact.length() > LONGEST) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "sharing.consumer-name", LONGEST);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
