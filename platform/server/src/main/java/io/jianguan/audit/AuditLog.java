package io.jianguan.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Append-only log of who did what, written in the transaction of the deed. */
@Component
public class AuditLog {
    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
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
    public record Entry(@Nullable String username, String action, String subject, Map<String, ?> details) {}

    public void record(@Nullable String username, String action, String subject, Map<String, ?> details) {
        record(List.of(new Entry(username, action, subject, details)));
    }

    public void record(Collection<Entry> entries) {
        var now = OffsetDateTime.now(clock);
        jdbc.batchUpdate(
                "INSERT INTO audit.entry (at, username, action, subject, details) VALUES (?, ?, ?, ?, ?::jsonb)",
                entries.stream()
                        .map(entry -> new @Nullable Object[] {
                            now,
                            entry.username(),
                            entry.action(),
                            entry.subject(),
                            json.writeValueAsString(entry.details())
                        })
                        .toList());
    }
}
