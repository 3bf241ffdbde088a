package io.jianguan.deadline;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code deadline.alert}: what warns when, and what has. */
@Repository
class Alerts {
    /** Not a warning: the end of a pause that has lasted as long as it may. */
    static final String PAUSE_ENDS = "~pause-ends";

    private static final Timestamp NEVER = new Timestamp(PGStatement.DATE_POSITIVE_INFINITY);
    private final JdbcClient jdbc;

    Alerts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Alert(long clockId, String stage, int round, Instant fireAt) {}

    /**
     * Warnings that have not fired move; those that have fired again only where that lies ahead.
     *
     * @param instants by stage
     */
    void place(long clockId, Map<String, Instant> instants, Instant now) {
        var latest = new HashMap<String, Alert>();
        jdbc.sql("""
                SELECT DISTINCT ON (stage) stage, round, fired_at FROM deadline.alert WHERE clock_id = ?
                ORDER BY stage, round DESC
                """).param(clockId).query(row -> {
            var fired = row.getTimestamp("fired_at");
            latest.put(
                    row.getString("stage"),
                    new Alert(
                            clockId,
                            row.getString("stage"),
                            row.getInt("round"),
                            fired == null ? Instant.MAX : fired.toInstant()));
        });
        instants.forEach((stage, at) -> {
            var known = latest.get(stage);
            if (known == null) {
                put(clockId, stage, 0, Timestamp.from(at));
            } else if (known.fireAt().equals(Instant.MAX)) {
                put(clockId, stage, known.round(), Timestamp.from(at));
            } else if (at.isAfter(now)) {
                put(clockId, stage, known.round() + 1, Timestamp.from(at));
            }
        });
    }

    private void put(long clockId, String stage, int round, Timestamp at) {
        jdbc.sql("""
                INSERT INTO deadline.alert (clock_id, stage, round, fire_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (clock_id, stage, round) DO UPDATE SET fire_at = excluded.fire_at
                WHERE deadline.alert.fired_at IS NULL
                """).params(clockId, stage, round, at).update();
    }

    /** A clock that stands still warns of nothing. */
    void hold(long clockId) {
        jdbc.sql("UPDATE deadline.alert SET fire_at = ? WHERE clock_id = ? AND fired_at IS NULL")
                .params(NEVER, clockId)
                .update();
    }

    void drop(long clockId, String stage) {
        jdbc.sql("DELETE FROM deadline.alert WHERE clock_id = ? AND stage = ? AND fired_at IS NULL")
                .params(clockId, stage)
                .update();
    }

    void drop(long clockId) {
        jdbc.sql("DELETE FROM deadline.alert WHERE clock_id = ? AND fired_at IS NULL")
                .param(clockId)
                .update();
    }

    /**
     * Fires what is due, all in one statement; replicas that fire at once share the work between them.
     *
     * @return how many fired
     */
    @Transactional
    public int fire(Instant now, int most) {
        return jdbc.sql("""
                UPDATE deadline.alert SET fired_at = :now
                WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM deadline.alert WHERE fired_at IS NULL AND fire_at <= :now
                    ORDER BY fire_at LIMIT :most FOR UPDATE SKIP LOCKED))
                """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .update();
    }

    /** Takes alerts that have fired and marks them done, in the caller's transaction: both or neither. */
    List<Alert> take(Instant now, int most) {
        return jdbc
                .sql("""
                UPDATE deadline.alert SET done_at = :now
                WHERE (clock_id, stage, round) IN (
                    SELECT clock_id, stage, round FROM deadline.alert WHERE fired_at <= :now AND done_at IS NULL
                    ORDER BY fired_at LIMIT :most FOR UPDATE SKIP LOCKED)
                RETURNING clock_id, stage, round, fire_at
                """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> new Alert(
                        row.getLong("clock_id"),
                        row.getString("stage"),
                        row.getInt("round"),
                        row.getTimestamp("fire_at").toInstant()))
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(Alert::fireAt))
                .toList();
    }

    /** What cannot be done now waits a while, and holds up nothing else. */
    void later(Alert alert, Instant until) {
        jdbc.sql("UPDATE deadline.alert SET fired_at = ? WHERE clock_id = ? AND stage = ? AND round = ?")
                .params(Timestamp.from(until), alert.clockId(), alert.stage(), alert.round())
                .update();
    }
}
