package io.jianguan.notification;

import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent to whom, when, and what became of it. */
@Component
class DeliveryLog {
    private final JdbcClient jdbc;
    private final NoticeText text;
    private final Clock clock;

    DeliveryLog(JdbcClient jdbc, NoticeText text, Clock clock) {
        this.jdbc = jdbc;
        this.text = text;
        this.clock = clock;
    }

    /** @param dueAt of the next attempt, while it waits */
    record Entry(
            String id,
            String username,
            String channel,
            boolean digest,
            String title,
            String state,
            int attempts,
            Instant dueAt,
            @Nullable Instant endedAt,
            @Nullable String error) {}

    /** @param username null: everybody's */
    Page<Entry> page(@Nullable String username, @Nullable Long before, int limit) {
        var locale = LocaleContextHolder.getLocale();
        var rows = jdbc.sql("""
                SELECT d.*, n.kind, n.arguments, n.arguments_en, n.absent FROM notification.delivery d
                JOIN notification.notice n ON n.id = d.notice_id
                WHERE d.id < :before""" + (username == null ? "" : " AND d.username = :username")
                        + " ORDER BY d.id DESC LIMIT :limit")
                .param("username", username)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit + 1)
                .query((row, number) -> {
                    var ended = row.getTimestamp("ended_at");
                    return new Entry(
                            row.getString("id"),
                            row.getString("username"),
                            row.getString("channel"),
                            row.getBoolean("digest"),
                            text.title(row.getString("kind"), Arguments.of(row), row.getString("absent"), locale),
                            row.getString("state"),
                            row.getInt("attempts"),
                            row.getTimestamp("due_at").toInstant(),
                            ended == null ? null : ended.toInstant(),
                            text.why(row.getString("error"), locale));
                })
                .list();
        return Page.of(rows, limit, Entry::id);
    }

    /**
     * Tries once more what was given up.
     *
     * @param username whose it must be; null: anybody's
     * @throws Problem {@code notification.delivery-unknown}
     */
    void retry(@Nullable String username, long id) {
        var found = jdbc.sql("""
                UPDATE notification.delivery SET state = 'waiting', attempts = 0, due_at = :now, ended_at = NULL
                WHERE id = :id AND state = 'failed' AND (CAST(:username AS text) IS NULL OR username = :username)
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("username", username)
                .update();
        if (found == 0) {
            throw Problem.notFound("notification.delivery-unknown");
        }
    }
}
