package io.jianguan.deadline;

import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests for more time that wait for whoever may grant them. */
@Repository
class ExtensionRequests {
    private static final int MOST = 200;
    private final JdbcClient jdbc;
    private final Clock clock;

    ExtensionRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Request(long id, long clockId, int amount, String reason, String username, Instant at) {}

    long add(LegalClock known, int amount, String reason, String username) {
        return jdbc.sql("""
                INSERT INTO deadline.extension_request (clock_id, owner_org, amount, reason, username, at)
                VALUES (?, ?, ?, ?, ?, ?) RETURNING id
                """)
                .params(known.id(), known.owner(), amount, reason, username, Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    Optional<Request> pending(long clockId) {
        return jdbc.sql("SELECT * FROM deadline.extension_request WHERE clock_id = ? AND granted IS NULL")
                .param(clockId)
                .query(ExtensionRequests::request)
                .optional();
    }

    /** Those that wait for holders of these roles, of clocks that still run, the oldest first. */
    List<Request> pending(Collection<String> organisations, Collection<String> roles) {
        return jdbc.sql("""
                SELECT r.* FROM deadline.extension_request r JOIN deadline.clock c ON c.id = r.clock_id
                WHERE r.granted IS NULL AND r.owner_org = ANY (?) AND c.state <> 'ended'
                    AND c.rule -> 'extension' ->> 'role' = ANY (?)
                ORDER BY r.id LIMIT ?
                """)
                .params(organisations.toArray(String[]::new), roles.toArray(String[]::new), MOST)
                .query(ExtensionRequests::request)
                .list();
    }

    /** @throws Problem {@code deadline.request-gone} if it is answered or its clock has ended */
    Request take(long id) {
        return jdbc.sql("""
                SELECT r.* FROM deadline.extension_request r JOIN deadline.clock c ON c.id = r.clock_id
                WHERE r.id = ? AND r.granted IS NULL AND c.state <> 'ended' FOR UPDATE OF r
                """)
                .param(id)
                .query(ExtensionRequests::request)
                .optional()
                .orElseThrow(() -> Problem.conflict("deadline.request-gone"));
    }

    void answer(long id, String username, boolean granted, String opinion, Instant at) {
        jdbc.sql("""
                UPDATE deadline.extension_request SET granted = ?, answered_by = ?, answered_at = ?, opinion = ?
                WHERE id = ?
                """).params(granted, username, Timestamp.from(at), opinion, id).update();
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getLong("id"),
                row.getLong("clock_id"),
                row.getInt("amount"),
                row.getString("reason"),
                row.getString("username"),
                row.getTimestamp("at").toInstant());
    }
}
