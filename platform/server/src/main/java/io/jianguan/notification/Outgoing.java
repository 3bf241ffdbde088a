package io.jianguan.notification;

import io.jianguan.notification.Channel.Undelivered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. A batch is leased in one statement that several servers may run at once; a server that dies with
 * a lease leaves it to the others when it runs out.
 */
@Component
class Outgoing {
    private static final Logger log = LoggerFactory.getLogger(Outgoing.class);
    private static final int BATCH = 100;
    private static final Duration LEASE = Duration.ofMinutes(5);

    /** What comes later than that was held up, by a server that was down or a batch before it. */
    private static final Duration PUNCTUAL = Duration.ofMinutes(10);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12));
    private final JdbcClient jdbc;
    private final Channels channels;
    private final People people;
    private final Clock clock;

    Outgoing(JdbcClient jdbc, Channels channels, People people, Clock clock) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.people = people;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2_000)
    void sendDue() {
        holdBack();
        List<Delivery> leased;
        do {
            leased = lease();
            var messages = leased.stream()
                    .collect(Collectors.groupingBy(Outgoing::message, LinkedHashMap::new, Collectors.toList()));
            messages.values().forEach(this::send);
        } while (leased.size() == BATCH);
    }

    /** Whoever wants a digest in quiet hours gets it then; what was held up until they began waits for their end. */
    private void holdBack() {
        var now = at(clock.instant());
        jdbc.sql("""
                UPDATE notification.delivery d
                SET due_at = quiet.leaves AT TIME ZONE :zone
                FROM notification.person p CROSS JOIN LATERAL (
                    SELECT notification.leaves(:local, false, p.digest_at, p.quiet_from, p.quiet_until)) quiet (leaves)
                WHERE d.state = 'waiting' AND d.due_at < :late AND p.username = d.username AND quiet.leaves > :local
                """)
                .param("zone", clock.getZone().getId())
                .param("local", now.toLocalDateTime())
                .param("late", now.minus(PUNCTUAL))
                .update();
    }

    /** Deliveries that travel together: a digest is one message. */
    private static String message(Delivery delivery) {
        return delivery.digest() ? delivery.username() + " " + delivery.channel() : String.valueOf(delivery.id());
    }

    private List<Delivery> lease() {
        var now = clock.instant();
        return jdbc.sql("""
                WITH due AS (
                    SELECT id FROM notification.delivery WHERE state = 'waiting' AND due_at <= :now
                    ORDER BY due_at LIMIT :batch FOR UPDATE SKIP LOCKED
                )
                UPDATE notification.delivery d SET due_at = :until, attempts = attempts + 1
                FROM due, notification.notice n
                WHERE d.id = due.id AND n.id = d.notice_id
                RETURNING d.id, d.notice_id, d.username, d.channel, d.digest, d.attempts, n.kind, n.arguments,
                    n.arguments_en, n.link, n.at, n.absent
                """)
                .param("now", at(now))
                .param("until", at(now.plus(LEASE)))
                .param("batch", BATCH)
                .query((row, number) -> new Delivery(
                        row.getLong("id"),
                        row.getLong("notice_id"),
                        row.getString("username"),
                        row.getString("channel"),
                        row.getBoolean("digest"),
                        row.getInt("attempts"),
                        row.getString("kind"),
                        Arguments.of(row),
                        row.getString("link"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("absent")))
                .list();
    }

    private void send(List<Delivery> deliveries) {
        var first = deliveries.getFirst();
        try {
            channels.get(first.channel()).send(people.get(first.username()), deliveries);
            end(deliveries, "sent", null);
        } catch (RuntimeException unexpected) {
            log.error("Delivery {} over {} broke", first.id(), first.channel(), unexpected);
            end(deliveries, "failed", "broken: " + unexpected);
        } catch (Undelivered failure) {
            log.info("Delivery {} over {} waits or ends: {}", first.id(), first.channel(), failure.getMessage());
            var attempts = first.attempts();
            if (failure.worthAnotherTry() && attempts <= PAUSES.size()) {
                again(deliveries, PAUSES.get(attempts - 1), failure.getMessage());
            } else {
                end(deliveries, "failed", failure.getMessage());
            }
        }
    }

    private void end(List<Delivery> deliveries, String state, @Nullable String error) {
        jdbc.sql("""
                UPDATE notification.delivery SET state = :state, ended_at = :now, error = :error WHERE id IN (:ids)
                """)
                .param("state", state)
                .param("now", at(clock.instant()))
                .param("error", error)
                .param("ids", deliveries.stream().map(Delivery::id).toList())
                .update();
    }

    /** Not in the quiet hours either. */
    private void again(List<Delivery> deliveries, Duration pause, @Nullable String error) {
        var due = at(clock.instant().plus(pause));
        jdbc.sql("""
                UPDATE notification.delivery d SET error = :error, due_at = coalesce((
                    SELECT notification.leaves(:local, false, p.digest_at, p.quiet_from, p.quiet_until)
                        AT TIME ZONE :zone
                    FROM notification.person p WHERE p.username = d.username), :due)
                WHERE id IN (:ids)
                """)
                .param("due", due)
                .param("local", due.toLocalDateTime())
                .param("zone", clock.getZone().getId())
                .param("error", error)
                .param("ids", deliveries.stream().map(Delivery::id).toList())
                .update();
    }

    private OffsetDateTime at(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
