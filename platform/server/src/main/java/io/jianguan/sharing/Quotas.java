package io.jianguan.sharing;

import io.jianguan.rest.Problem;
import io.jianguan.sharing.Grants.Grant;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How much a consumer has used of a service, and whether it may go on. Counted in the database, so that all servers
 * count together; rows are taken from the day's quota before they are read, and those not needed are given back.
 */
@Component
class Quotas {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Quotas(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The quota is used up. */
    static final class Spent extends Problem {
        private final long seconds;

        Spent(String code, long seconds, long quota) {
            super(HttpStatus.TOO_MANY_REQUESTS, code, quota, seconds);
            this.seconds = seconds;
        }

        /** Until it is worth asking again. */
        long seconds() {
            return seconds;
        }
    }

    /** @throws Spent {@code sharing.requests-spent}, {@code sharing.rows-spent} */
    int take(Grant grant, int rows) {
        var now = OffsetDateTime.now(clock.withZone(Feed.ZONE));
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var requests = jdbc.sql("""
                INSERT INTO sharing.usage_minute AS u (consumer, service, minute, requests)
                VALUES (?, ?, ?, 1)
                ON CONFLICT (consumer, service, minute) DO UPDATE SET requests = u.requests + 1 RETURNING requests
                """)
                .params(grant.consumer(), grant.service(), minute)
                .query(Integer.class)
                .single();
        boolean tooMany = requests > grant.requestsPerMinute();
        int taken = tooMany ? 0 : Objects.requireNonNull(transaction.execute(status -> reserve(grant, rows, now)));
        if (tooMany || taken == 0) {
            refused(grant, now.toLocalDate());
            throw tooMany
                    ? new Spent("sharing.requests-spent", 60 - now.getSecond(), grant.requestsPerMinute())
                    : new Spent("sharing.rows-spent", untilTomorrow(now), grant.rowsPerDay());
        }
        return taken;
    }

    private int reserve(Grant grant, int rows, OffsetDateTime now) {
        var used = jdbc.sql("""
                INSERT INTO sharing.usage_day AS u (consumer, service, day, requests) VALUES (?, ?, ?, 1)
                ON CONFLICT (consumer, service, day) DO UPDATE SET requests = u.requests + 1 RETURNING rows
                """)
                .params(grant.consumer(), grant.service(), now.toLocalDate())
                .query(Long.class)
                .single();
        int taken = (int) Math.clamp(grant.rowsPerDay() - used, 0, rows);
        add(grant, now.toLocalDate(), taken);
        return taken;
    }

    /** Rows that were taken and not needed. */
    void back(Grant grant, int rows) {
        if (rows > 0) {
            add(grant, LocalDate.now(clock.withZone(Feed.ZONE)), -rows);
        }
    }

    private void add(Grant grant, LocalDate day, int rows) {
        jdbc.sql("""
                UPDATE sharing.usage_day SET rows = greatest(rows + ?, 0) WHERE consumer = ? AND service = ? AND day = ?
                """).params(rows, grant.consumer(), grant.service(), day).update();
    }

    private void refused(Grant grant, LocalDate day) {
        jdbc.sql("""
                INSERT INTO sharing.usage_day AS u (consumer, service, day, refused) VALUES (?, ?, ?, 1)
                ON CONFLICT (consumer, service, day) DO UPDATE SET refused = u.refused + 1
                """).params(grant.consumer(), grant.service(), day).update();
    }

    /** Rows that were sent without being asked for. */
    void pushed(String consumer, String service, int rows) {
        jdbc.sql("""
                INSERT INTO sharing.usage_day AS u (consumer, service, day, pushed) VALUES (?, ?, ?, ?)
                ON CONFLICT (consumer, service, day) DO UPDATE SET pushed = u.pushed + excluded.pushed
                """)
                .params(consumer, service, LocalDate.now(clock.withZone(Feed.ZONE)), rows)
                .update();
    }

    private static long untilTomorrow(OffsetDateTime now) {
        return ChronoUnit.SECONDS.between(now, now.truncatedTo(ChronoUnit.DAYS).plusDays(1)) + 1;
    }
}
