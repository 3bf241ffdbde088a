package io.jianguan.sharing;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.ClientSource;
import io.jianguan.notification.Callbacks;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Consumers that are called when something changed, instead of asking; and what became of each call. */
@Component
class Pushes {
    private final JdbcClient jdbc;
    private final Callbacks callbacks;
    private final Feed feed;
    private final AuditLog audit;
    private final Clock clock;

    Pushes(JdbcClient jdbc, Callbacks callbacks, Feed feed, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.callbacks = callbacks;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param state {@code active}, or {@code halted}: what could not be handed over waits for somebody's decision
     * @param position number of the last change handed over
     * @param last number of the newest change
     * @param error of the last attempt; {@code resync}: the service became another
     */
    record Push(
            String service,
            String url,
            String state,
            long position,
            long last,
            int attempts,
            OffsetDateTime dueAt,
            @Nullable String error) {}

    /** @param state {@code sent}, {@code failed} (to be tried again) or {@code dead} (given up) */
    record Delivery(
            long id,
            String service,
            long firstNumber,
            long lastNumber,
            int rows,
            int attempt,
            String state,
            @Nullable String error,
            OffsetDateTime at) {}

    List<Push> of(String consumer) {
        return jdbc.sql("""
                SELECT p.service, p.url, p.state, p.position, f.last_number AS last, p.attempts, p.due_at, p.error
                FROM sharing.push p JOIN sharing.feed f ON f.service = p.service WHERE p.consumer = ? ORDER BY p.service
                """).param(consumer).query(Push.class).list();
    }

    /**
     * Calls the address from now on.
     *
     * @return the secret of the signature, shown this once
     * @throws Problem {@code sharing.push-address}, {@code sharing.push-grant}
     */
    @Transactional
    String save(String username, String consumer, String service, String url) {
        if (!callbacks.allows(url)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "sharing.push-address");
        }
        boolean granted =
                jdbc.sql("""
                SELECT EXISTS (SELECT FROM sharing.consumer_grant
                               WHERE consumer = ? AND service = ? AND 'changes' = ANY (uses))
                """).params(consumer, service).query(Boolean.class).single();
        if (!granted) {
            throw Problem.conflict("sharing.push-grant");
        }
        var state = feed.state(service);
        var secret = ClientSource.newSecret();
        jdbc.sql("""
                INSERT INTO sharing.push (consumer, service, url, secret, generation, position, due_at)
                VALUES (:consumer, :service, :url, :secret, :generation, :position, :now)
                ON CONFLICT (consumer, service) DO UPDATE SET url = excluded.url, secret = excluded.secret,
                    state = 'active', generation = excluded.generation, attempts = 0, due_at = excluded.due_at,
                    error = NULL, position = CASE WHEN sharing.push.generation = excluded.generation
                        THEN greatest(sharing.push.position, :kept) ELSE excluded.position END
                """)
                .param("consumer", consumer)
                .param("service", service)
                .param("url", url)
                .param("secret", secret)
                .param("generation", state.generation())
                .param("position", state.last())
                .param("kept", state.keptFrom())
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record(username, "sharing.push-set", "consumer:" + consumer, Map.of("service", service, "url", url));
        return secret;
    }

    @Transactional
    void remove(String username, String consumer, String service) {
        jdbc.sql("DELETE FROM sharing.push WHERE consumer = ? AND service = ?")
                .params(consumer, service)
                .update();
        audit.record(username, "sharing.push-removed", "consumer:" + consumer, Map.of("service", service));
    }

    /**
     * Goes on after it was halted.
     *
     * @param skip passes over the dead letter; otherwise it is tried again. Where the service became another, the
     *     consumer has read it anew and goes on from now.
     */
    @Transactional
    void resume(String username, String consumer, String service, boolean skip) {
        var state = feed.state(service);
        var resumed = jdbc.sql("""
                UPDATE sharing.push p SET state = 'active', attempts = 0, due_at = :now, error = NULL,
                    generation = :generation,
                    position = CASE WHEN p.generation <> :generation OR p.position < :kept THEN :last
                        WHEN :skip THEN coalesce((SELECT max(d.last_number) FROM sharing.delivery d
                            WHERE d.consumer = p.consumer AND d.service = p.service AND d.state = 'dead'
                            AND d.first_number = p.position + 1), p.position)
                        ELSE p.position END
                WHERE p.consumer = :consumer AND p.service = :service AND p.state = 'halted'
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("generation", state.generation())
                .param("kept", state.keptFrom())
                .param("last", state.last())
                .param("skip", skip)
                .param("consumer", consumer)
                .param("service", service)
                .update();
        if (resumed == 0) {
            throw Problem.conflict("sharing.push-active");
        }
        audit.record(
                username, "sharing.push-resumed", "consumer:" + consumer, Map.of("service", service, "skip", skip));
    }

    /** Newest first. */
    Page<Delivery> deliveries(String consumer, String service, @Nullable Long before, int limit) {
        var found = jdbc.sql("""
                SELECT id, service, first_number, last_number, rows, attempt, state, error, at FROM sharing.delivery
                WHERE consumer = ? AND service = ? AND id < ? ORDER BY id DESC LIMIT ?
                """)
                .params(consumer, service, before == null ? Long.MAX_VALUE : before, limit + 1)
                .query(Delivery.class)
                .list();
        return Page.of(found, limit, one -> String.valueOf(one.id()));
    }

    /** A consumer that is to be called now, held by this server for a while. */
    record Due(
            String consumer, String service, String url, String secret, long generation, long position, int attempts) {}

    Optional<Due> lease(OffsetDateTime now, OffsetDateTime until) {
        return jdbc.sql("""
                WITH due AS (
                    SELECT p.consumer, p.service FROM sharing.push p
                    JOIN sharing.feed f ON f.service = p.service AND f.last_number > p.position
                    JOIN sharing.consumer c ON c.consumer = p.consumer AND c.active
                    JOIN sharing.consumer_grant g ON g.consumer = p.consumer AND g.service = p.service
                        AND coalesce(g.valid_until >= :today, true)
                    WHERE p.state = 'active' AND p.due_at <= :now ORDER BY p.due_at LIMIT 1 FOR UPDATE OF p SKIP LOCKED
                )
                UPDATE sharing.push p SET due_at = :until, attempts = attempts + 1 FROM due
                WHERE p.consumer = due.consumer AND p.service = due.service
                RETURNING p.consumer, p.service, p.url, p.secret, p.generation, p.position, p.attempts
                """)
                .param("now", now)
                .param("until", until)
                .param("today", now.atZoneSameInstant(Feed.ZONE).toLocalDate())
                .query(Due.class)
                .optional();
    }

    /** What became of an attempt. */
    void ended(Due due, Delivery delivery, String state, long position, OffsetDateTime next) {
        jdbc.sql("""
                UPDATE sharing.push SET state = ?, position = ?, attempts = ?, due_at = ?, error = ?
                WHERE consumer = ? AND service = ? AND generation = ? AND position = ? AND state = 'active'
                """)
                .params(state, position, delivery.state().equals("sent") ? 0 : due.attempts(), next)
                .param(delivery.error())
                .params(due.consumer(), due.service(), due.generation(), due.position())
                .update();
        jdbc.sql("""
                INSERT INTO sharing.delivery (consumer, service, first_number, last_number, rows, attempt, state, error, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(due.consumer(), due.service(), delivery.firstNumber(), delivery.lastNumber())
                .params(delivery.rows(), delivery.attempt(), delivery.state())
                .param(delivery.error())
                .param(delivery.at())
                .update();
    }
}
