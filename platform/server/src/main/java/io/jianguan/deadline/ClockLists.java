package io.jianguan.deadline;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Many clocks at once, as lists show them. */
@Component
class ClockLists {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClockLists(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Clocks that run and whose time spans some of what lies between two instants.
     *
     * @param organisations null: all
     */
    List<LegalClock> spanning(@Nullable Collection<String> organisations, Instant from, Instant until, int most) {
        return jdbc.sql("""
                SELECT * FROM deadline.clock
                WHERE state = 'running' AND due_at >= :from AND started_at <= :until
                AND (CAST(:organisations AS text[]) IS NULL OR owner_org = ANY (CAST(:organisations AS text[])))
                ORDER BY id LIMIT :most
                """)
                .param("organisations", organisations == null ? null : organisations.toArray(String[]::new))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("most", most)
                .query((row, number) -> LegalClock.of(row, json))
                .list();
    }

    /** When each supervision item is due, of those that have a clock; one query. */
    Map<Long, Instant> dueOfSupervisions(Collection<Long> ids) {
        var due = new HashMap<Long, Instant>();
        jdbc.sql(
                        "SELECT supervision_id, due_at FROM deadline.clock WHERE supervision_id = ANY (?) AND due_at < 'infinity'")
                .param(ids.toArray(Long[]::new))
                .query(row -> {
                    due.put(
                            row.getLong("supervision_id"),
                            row.getTimestamp("due_at").toInstant());
                });
        return due;
    }
}
