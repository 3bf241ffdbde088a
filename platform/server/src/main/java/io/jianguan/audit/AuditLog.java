package io.jianguan.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Append-only log of who did what, written in the transaction of the deed. */
@Component
public class AuditLog {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param username who; null for the system itself
     * @param action dotted name, for example {@code task.completed}
     * @param subject what it was done to, for example {@code task:2251799813685260}
     * @param details small, without personal data
     */
    public void record(@Nullable String username, String action, String subject, Map<String, ?> details) {
        jdbc.sql("""
                INSERT INTO audit.entry (at, username, action, subject, details)
                VALUES (:at, :username, :action, :subject, :details::jsonb)""")
                .param("at", OffsetDateTime.now(clock))
                .param("username", username)
                .param("action", action)
                .param("subject", subject)
                .param("details", json.writeValueAsString(details))
                .update();
    }
}
