package io.jianguan.notification;

import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person was told, and what of it was read. */
@Component
class Notices {
    private static final int COUNTED = 100;
    private final JdbcClient jdbc;
    private final NoticeText text;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notices(JdbcClient jdbc, NoticeText text, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.text = text;
        this.events = events;
        this.clock = clock;
    }

    record Shown(
            String id,
            String kind,
            String title,
            String body,
            String link,
            Instant at,
            @Nullable Instant readAt) {}

    /** The latest first. The count is that of unread ones. */
    Page<Shown> page(String username, boolean unread, @Nullable String cursor, int limit) {
        var locale = LocaleContextHolder.getLocale();
        var rows = jdbc.sql("SELECT * FROM notification.notice WHERE username = :username AND id < :before"
                        + (unread ? " AND read_at IS NULL" : "") + " ORDER BY id DESC LIMIT :limit")
                .param("username", username)
                .param("before", Cursor.number(cursor, Long.MAX_VALUE))
                .param("limit", limit + 1)
                .query((row, number) -> shown(
                        row.getString("id"),
                        row.getString("kind"),
                        Arguments.of(row),
                        row.getString("link"),
                        row.getTimestamp("at").toInstant(),
                        row.getTimestamp("read_at"),
                        row.getString("absent"),
                        locale))
                .list();
        return Page.of(rows, limit, notice -> Cursor.of(notice.id())).counted(unread(username));
    }

    private Shown shown(
            String id,
            String kind,
            Arguments arguments,
            String link,
            Instant at,
            @Nullable Timestamp read,
            @Nullable String absent,
            Locale locale) {
        return new Shown(
                id,
                kind,
                text.title(kind, arguments, absent, locale),
                text.body(kind, arguments, locale),
                link,
                at,
                read == null ? null : read.toInstant());
    }

    Page.Count unread(String username) {
        var counted = jdbc.sql("""
                SELECT count(*) FROM (SELECT 1 FROM notification.notice WHERE username = :username AND read_at IS NULL
                    LIMIT :most) unread
                """)
                .param("username", username)
                .param("most", COUNTED)
                .query(Long.class)
                .single();
        return new Page.Count(Math.min(counted, COUNTED - 1), counted >= COUNTED);
    }

    /** @param ids which; null: all that there are */
    @Transactional
    void read(String username, @Nullable Collection<Long> ids) {
        var read = jdbc.sql(
                        "UPDATE notification.notice SET read_at = :now WHERE username = :username AND read_at IS NULL"
                                + (ids == null ? "" : " AND id = ANY (:ids)"))
                .param("now", Timestamp.from(clock.instant()))
                .param("username", username)
                .param("ids", ids == null ? new Long[0] : ids.toArray(Long[]::new))
                .update();
        if (read > 0) {
            events.publishEvent(new Told(Set.of(username)));
        }
    }
}
