package io.jianguan.operation;

import io.jianguan.identity.Label;
import io.jianguan.identity.Roles;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raises an alarm once and tells administrators; takes it back when its condition is over, and tells the same people so.
 * Of several servers one may see what another does not: an alarm lasts as long as any of them sees its condition.
 */
@Component
class Alarms {
    private static final int LOCK = 0x4a48;
    private static final String TEXT = "operation.alarm.";
    private static final Duration FORGOTTEN = Duration.ofSeconds(30);

    private final Conditions conditions;
    private final JdbcClient jdbc;
    private final Notifications notifications;
    private final Roles roles;
    private final MessageSource messages;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final AtomicReference<Conditions.@Nullable Figures> latest = new AtomicReference<>();
    private final UUID server = UUID.randomUUID();
    private Set<Condition> before = Set.of();

    Alarms(
            Conditions conditions,
            JdbcClient jdbc,
            Notifications notifications,
            Roles roles,
            MessageSource messages,
            Clock clock,
            TransactionTemplate transaction) {
        this.conditions = conditions;
        this.jdbc = jdbc;
        this.notifications = notifications;
        this.roles = roles;
        this.messages = messages;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** @param text in the reader's language */
    record Alarm(
            String id,
            String kind,
            String text,
            Instant raisedAt,
            @Nullable Instant clearedAt) {}

    private record Key(String kind, String subject) {}

    /** One look is none: what is over at the next one was a hiccup. */
    @Scheduled(initialDelay = 15_000, fixedDelay = 10_000)
    synchronized void look() {
        var begun = clock.instant();
        var figures = conditions.figures();
        latest.set(figures);
        if (begun.plus(FORGOTTEN).isBefore(clock.instant())) {
            // this server stood still: others know better
            before = Set.of();
            return;
        }
        var now = conditions.of(figures);
        var lasting = now.stream()
                .filter(one -> before.stream().anyMatch(other -> key(other).equals(key(one))))
                .toList();
        before = Set.copyOf(now);
        settle(now, lasting);
    }

    private static Key key(Condition condition) {
        return new Key(condition.kind(), condition.subject());
    }

    /** @param now what is wrong, and {@code lasting} what of it already was at the last look */
    void settle(List<Condition> now, List<Condition> lasting) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query((row, number) -> number)
                    .list();
            lasting.forEach(this::raise);
            var keys = now.stream().map(Alarms::key).collect(Collectors.toSet());
            over().stream().filter(one -> !keys.contains(one)).forEach(this::clear);
        });
    }

    /** Open ones that no other server has seen lately. */
    private List<Key> over() {
        return jdbc.sql("""
                SELECT kind, subject FROM operation.alarm
                WHERE cleared_at IS NULL AND (seen_by IS NULL OR seen_by = :server OR seen_at < :forgotten)
                """)
                .param("server", server)
                .param("forgotten", OffsetDateTime.now(clock).minus(FORGOTTEN))
                .query(Key.class)
                .list();
    }

    private void raise(Condition condition) {
        var told = roles.holders(Roles.SYSTEM_ADMIN);
        var fresh = jdbc.sql("""
                INSERT INTO operation.alarm AS known (kind, subject, arguments, raised_at, told, seen_by, seen_at)
                VALUES (:kind, :subject, :arguments, :now, :told, :server, :now)
                ON CONFLICT (kind, subject) WHERE cleared_at IS NULL
                DO UPDATE SET arguments = excluded.arguments, seen_by = excluded.seen_by, seen_at = excluded.seen_at
                RETURNING id, xmax = 0 AS fresh
                """)
                .param("kind", condition.kind())
                .param("subject", condition.subject())
                .param("arguments", condition.arguments().toArray(String[]::new))
                .param("told", told.toArray(String[]::new))
                .param("server", server)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> row.getBoolean("fresh") ? row.getString("id") : "")
                .single();
        if (!fresh.isEmpty()) {
            notifications.tell(new Notice(
                    "operation-alarm",
                    told,
                    List.of(label(condition.kind(), condition.arguments())),
                    "/operator",
                    "alarm:" + fresh));
        }
    }

    private record Cleared(
            String id, String kind, List<String> arguments, Instant raisedAt, Instant clearedAt, Set<String> told) {}

    private void clear(Key alarm) {
        var cleared = jdbc.sql("""
                UPDATE operation.alarm SET cleared_at = :now
                WHERE kind = :kind AND subject = :subject AND cleared_at IS NULL
                RETURNING *
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("kind", alarm.kind())
                .param("subject", alarm.subject())
                .query((row, _) -> new Cleared(
                        row.getString("id"),
                        row.getString("kind"),
                        List.of((String[]) row.getArray("arguments").getArray()),
                        row.getTimestamp("raised_at").toInstant(),
                        row.getTimestamp("cleared_at").toInstant(),
                        Set.of((String[]) row.getArray("told").getArray())))
                .single();
        notifications.tell(new Notice(
                "operation-alarm/over",
                cleared.told(),
                List.of(
                        label(cleared.kind(), cleared.arguments()),
                        lasted(Duration.between(cleared.raisedAt(), cleared.clearedAt()))),
                "/operator",
                "alarm-over:" + cleared.id()));
    }

    /** Open ones first, then those that were cleared lately. */
    List<Alarm> list(Locale locale) {
        return jdbc.sql("""
                SELECT * FROM operation.alarm ORDER BY cleared_at IS NOT NULL, raised_at DESC LIMIT 30
                """)
                .query((row, _) -> {
                    var cleared = row.getTimestamp("cleared_at");
                    var arguments = List.of((String[]) row.getArray("arguments").getArray());
                    return new Alarm(
                            row.getString("id"),
                            row.getString("kind"),
                            text(row.getString("kind"), arguments, locale),
                            row.getTimestamp("raised_at").toInstant(),
                            cleared == null ? null : cleared.toInstant());
                })
                .list();
    }

    boolean isEngineAway() {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM operation.alarm
                    WHERE cleared_at IS NULL AND kind IN ('engine-away', 'partition-unled', 'exporter-silent'))
                """).query(Boolean.class).single();
    }

    private Label label(String kind, List<String> arguments) {
        return Label.of(messages, TEXT + kind, arguments.toArray());
    }

    private String text(String kind, List<String> arguments, Locale locale) {
        return messages.getMessage(TEXT + kind, arguments.toArray(), locale);
    }

    /** The two largest units of a length of time. */
    private Label lasted(Duration time) {
        var key = "operation.lasted." + (time.toDays() > 0 ? "days" : time.toHours() > 0 ? "hours" : "minutes");
        Object[] parts = {time.toDays(), time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart()};
        return Label.of(messages, key, parts);
    }

    /** As they were at the last look; null before the first. */
    Conditions.@Nullable Figures latest() {
        return latest.get();
    }
}
