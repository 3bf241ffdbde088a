package io.jianguan.operation;

import io.jianguan.identity.Roles;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Raises an alarm once, tells administrators, and takes it back when its condition is over. */
@Component
class Alarms {
    private static final int LOCK = 0x4a48;

    private final Conditions conditions;
    private final JdbcClient jdbc;
    private final Notifications notifications;
    private final Roles roles;
    private final MessageSource messages;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final AtomicReference<Conditions.@Nullable Figures> latest = new AtomicReference<>();
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
        var figures = conditions.figures();
        latest.set(figures);
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
            open().stream().filter(one -> !keys.contains(one)).forEach(this::clear);
        });
    }

    private List<Key> open() {
        return jdbc.sql("SELECT kind, subject FROM operation.alarm WHERE cleared_at IS NULL")
                .query(Key.class)
                .list();
    }

    private void raise(Condition condition) {
        var fresh = jdbc.sql("""
                INSERT INTO operation.alarm AS known (kind, subject, arguments, raised_at)
                VALUES (:kind, :subject, :arguments, :now)
                ON CONFLICT (kind, subject) WHERE cleared_at IS NULL
                DO UPDATE SET arguments = excluded.arguments
                RETURNING id, xmax = 0 AS fresh
                """)
                .param("kind", condition.kind())
                .param("subject", condition.subject())
                .param("arguments", condition.arguments().toArray(String[]::new))
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> row.getBoolean("fresh") ? row.getString("id") : "")
                .single();
        if (!fresh.isEmpty()) {
            notifications.tell(new Notice(
                    "operation-alarm",
                    roles.holders(Roles.SYSTEM_ADMIN),
                    List.of(text(condition.kind(), condition.arguments(), Locale.SIMPLIFIED_CHINESE)),
                    "/operator",
                    "alarm:" + fresh));
        }
    }

    private void clear(Key alarm) {
        jdbc.sql("""
                UPDATE operation.alarm SET cleared_at = :now
                WHERE kind = :kind AND subject = :subject AND cleared_at IS NULL
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("kind", alarm.kind())
                .param("subject", alarm.subject())
                .update();
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

    private String text(String kind, List<String> arguments, Locale locale) {
        return messages.getMessage("operation.alarm." + kind, arguments.toArray(), locale);
    }

    /** As they were at the last look; null before the first. */
    Conditions.@Nullable Figures latest() {
        return latest.get();
    }
}
