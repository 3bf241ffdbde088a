package io.jianguan.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices, kept in the transaction of what they tell of. */
@Component
public class Notifications {
    private final JdbcClient jdbc;
    private final Clock clock;

    Notifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells each person meant once, however many of the principals name them. */
    public void tell(Notice notice) {
        jdbc.sql("""
                INSERT INTO notification.notice (username, kind, arguments, link, key, at)
                SELECT u.username, :kind, :arguments, :link, :key, :at
                FROM identity.app_user u
                WHERE u.active AND (u.username IN (SELECT substr(p, 6) FROM unnest(:principals) p WHERE p LIKE 'user:%')
                    OR EXISTS (SELECT FROM identity.user_role r WHERE r.username = u.username
                        AND r.role || '@' || r.organisation = ANY (:principals)))
                ON CONFLICT (username, key) DO NOTHING
                """)
                .param("kind", notice.kind())
                .param("arguments", notice.arguments().toArray(String[]::new))
                .param("link", notice.link())
                .param("key", notice.key())
                .param("at", OffsetDateTime.now(clock))
                .param("principals", notice.principals().toArray(String[]::new))
                .update();
    }
}
