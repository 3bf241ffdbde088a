package io.jianguan.task;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 催办 as it is kept: the same person does not say it twice within {@link #PAUSE}. */
public final class Nudges {
    public static final Duration PAUSE = Duration.ofMinutes(10);
    private final JdbcClient jdbc;
    private final String table;
    private final String subject;

    /** @param subject column of what is urged, beside {@code username, reason, at} */
    public Nudges(JdbcClient jdbc, String table, String subject) {
        this.jdbc = jdbc;
        this.table = table;
        this.subject = subject;
    }

    /** To be called where the subject is locked. @return false where the person has said it just now */
    public boolean add(long id, String username, String reason, Instant now) {
        return jdbc.sql("""
                INSERT INTO %1$s (%2$s, username, reason, at) SELECT :id, :username, :reason, CAST(:now AS timestamptz)
                WHERE NOT EXISTS (SELECT FROM %1$s WHERE %2$s = :id AND username = :username AND at > :since)
                """.formatted(table, subject))
                        .param("id", id)
                        .param("username", username)
                        .param("reason", reason)
                        .param("now", Timestamp.from(now))
                        .param("since", Timestamp.from(now.minus(PAUSE)))
                        .update()
                > 0;
    }
}
