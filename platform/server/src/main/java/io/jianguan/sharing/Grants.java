package io.jianguan.sharing;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which consumer may do what with which service, and how much of it. */
@Component
class Grants {
    static final String RECORDS = "records";
    static final String CHANGES = "changes";
    static final String STATISTICS = "statistics";
    private static final Set<String> USES = Set.of(RECORDS, CHANGES, STATISTICS);
    private final JdbcClient jdbc;
    private final Actors actors;
    private final AuditLog audit;
    private final Clock clock;

    Grants(JdbcClient jdbc, Actors actors, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param uses of {@code records}, {@code changes}, {@code statistics}
     * @param validUntil the last day; null: until it is taken back
     */
    record Grant(
            String consumer,
            String name,
            String service,
            Set<String> uses,
            int requestsPerMinute,
            long rowsPerDay,
            @Nullable LocalDate validUntil) {}

    private static final String SELECT = """
            SELECT g.consumer, c.name, g.service, g.uses, g.requests_per_minute, g.rows_per_day, g.valid_until
            FROM sharing.consumer_grant g JOIN sharing.consumer c ON c.consumer = g.consumer
            """;

    private static Grant grant(ResultSet row, int n) throws SQLException {
        return new Grant(
                row.getString("consumer"),
                row.getString("name"),
                row.getString("service"),
                Set.of((String[]) row.getArray("uses").getArray()),
                row.getInt("requests_per_minute"),
                row.getLong("rows_per_day"),
                row.getObject("valid_until", LocalDate.class));
    }

    List<Grant> of(String consumer) {
        return jdbc.sql(SELECT + " WHERE g.consumer = ? ORDER BY g.service")
                .param(consumer)
                .query(Grants::grant)
                .list();
    }

    /** Who uses the services. */
    List<Grant> on(List<String> services) {
        return jdbc.sql(SELECT + " WHERE g.service = ANY (?) AND c.active ORDER BY g.service, g.consumer")
                .param(services.toArray(String[]::new))
                .query(Grants::grant)
                .list();
    }

    /**
     * The grant by which whoever calls may use the service.
     *
     * @throws Problem {@code identity.machines-only}, {@code sharing.not-granted}, also where there is no such service
     */
    Grant required(String service, String use) {
        var grant = requiredAny(service);
        if (!grant.uses().contains(use)) {
            throw Problem.forbidden("sharing.not-granted", grant.consumer(), service);
        }
        return grant;
    }

    /** As {@link #required}, whatever it is for. */
    Grant requiredAny(String service) {
        var consumer = actors.machineName();
        return jdbc.sql(SELECT + """
                 JOIN sharing.service s ON s.service = g.service AND s.state = 'published'
                WHERE g.consumer = :consumer AND g.service = :service AND c.active
                    AND coalesce(g.valid_until >= :today, true)
                """)
                .param("consumer", consumer)
                .param("service", service)
                .param("today", LocalDate.now(clock.withZone(Feed.ZONE)))
                .query(Grants::grant)
                .optional()
                .orElseThrow(() -> Problem.forbidden("sharing.not-granted", consumer, service));
    }

    @Transactional
    void save(String username, Grant grant) {
        boolean fits = !grant.uses().isEmpty()
                && USES.containsAll(grant.uses())
                && grant.requestsPerMinute() > 0
                && grant.rowsPerDay() > 0;
        if (!fits) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "sharing.grant");
        }
        jdbc.sql("""
                INSERT INTO sharing.consumer_grant (consumer, service, uses, requests_per_minute, rows_per_day,
                    valid_until, granted_by, granted_at)
                VALUES (:consumer, :service, :uses, :minute, :day, :until, :by, :at)
                ON CONFLICT (consumer, service) DO UPDATE SET uses = excluded.uses,
                    requests_per_minute = excluded.requests_per_minute, rows_per_day = excluded.rows_per_day,
                    valid_until = excluded.valid_until, granted_by = excluded.granted_by,
                    granted_at = excluded.granted_at
                """)
                .param("consumer", grant.consumer())
                .param("service", grant.service())
                .param("uses", grant.uses().stream().sorted().toArray(String[]::new))
                .param("minute", grant.requestsPerMinute())
                .param("day", grant.rowsPerDay())
                .param("until", grant.validUntil())
                .param("by", username)
                .param("at", OffsetDateTime.now(clock))
                .update();
        if (!grant.uses().contains(CHANGES)) {
            jdbc.sql("DELETE FROM sharing.push WHERE consumer = ? AND service = ?")
                    .params(grant.consumer(), grant.service())
                    .update();
        }
        audit.record(
                username,
                "sharing.granted",
                "consumer:" + grant.consumer(),
                Map.of(
                        "service",
                        grant.service(),
                        "uses",
                        grant.uses(),
                        "perMinute",
                        grant.requestsPerMinute(),
                        "perDay",
                        grant.rowsPerDay()));
    }

    @Transactional
    void remove(String username, String consumer, String service) {
        jdbc.sql("DELETE FROM sharing.consumer_grant WHERE consumer = ? AND service = ?")
                .params(consumer, service)
                .update();
        audit.record(username, "sharing.grant-removed", "consumer:" + consumer, Map.of("service", service));
    }
}
