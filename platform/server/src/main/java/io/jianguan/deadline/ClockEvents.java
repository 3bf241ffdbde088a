package io.jianguan.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code deadline.event}, which only grows. */
@Repository
class ClockEvents {
    private final JdbcClient jdbc;

    ClockEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The caller holds the clock's row. */
    void add(long clockId, ClockEvent event) {
        var fixed = event.fixed();
        jdbc.sql("""
                INSERT INTO deadline.event (clock_id, number, kind, at, username, reason, amount, fixed)
                SELECT :clock, coalesce(max(number), 0) + 1, :kind, :at, :username, :reason, CAST(:amount AS int), CAST(:fixed AS timestamptz)
                FROM deadline.event WHERE clock_id = :clock
                """)
                .param("clock", clockId)
                .param("kind", event.kind().name().toLowerCase(Locale.ROOT))
                .param("at", Timestamp.from(event.at()))
                .param("username", event.username())
                .param("reason", event.reason())
                .param("amount", event.amount())
                .param("fixed", fixed == null ? null : Timestamp.from(fixed))
                .update();
    }

    List<ClockEvent> of(long clockId) {
        return jdbc.sql("SELECT * FROM deadline.event WHERE clock_id = ? ORDER BY number")
                .param(clockId)
                .query(ClockEvents::event)
                .list();
    }

    private static ClockEvent event(ResultSet row, int number) throws SQLException {
        var fixed = row.getTimestamp("fixed");
        return new ClockEvent(
                ClockEvent.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getTimestamp("at").toInstant(),
                row.getString("username"),
                row.getString("reason"),
                row.getObject("amount", Integer.class),
                fixed == null ? null : fixed.toInstant());
    }
}
