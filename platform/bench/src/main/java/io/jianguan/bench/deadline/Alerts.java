package io.jianguan.bench.deadline;

import io.jianguan.bench.product.Population;
import io.jianguan.deadline.Sweeping;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The alerts of one moment, in the product's table and in another like it. */
final class Alerts {
    private static final String OTHER = "bench.alert";
    private static final String PRODUCT = "deadline.alert";

    private final DataSource database;
    private final int count;

    Alerts(DataSource database, int count) {
        this.database = database;
        this.count = count;
    }

    private interface Work {
        void with(Connection connection, Statement statement) throws SQLException;
    }

    private void run(Work work) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            // A million looks for clocks that only those have on which something is done.
            statement.execute("SET session_replication_role = replica");
            work.with(connection, statement);
            statement.execute("RESET session_replication_role");
        }
    }

    /** The same columns and indexes, without what refers to others. */
    void makeOther() throws SQLException {
        run((connection, statement) -> {
            statement.execute("DROP SCHEMA IF EXISTS bench CASCADE");
            statement.execute("CREATE SCHEMA bench");
            statement.execute("CREATE TABLE %s (LIKE %s INCLUDING ALL)".formatted(OTHER, PRODUCT));
        });
    }

    void fill(boolean product) throws SQLException {
        run((connection, statement) -> {
            var table = product ? PRODUCT : OTHER;
            statement.execute("TRUNCATE " + table);
            statement.execute("""
                    INSERT INTO %s (clock_id, stage, round, fire_at)
                    SELECT %d + i, '%s', 0, timestamptz '2026-01-01' FROM generate_series(0::bigint, %d) i
                    """.formatted(table, Population.FIRST_ID, Sweeping.STAGE, count - 1));
            statement.execute("VACUUM (ANALYZE) " + table);
            statement.execute("CHECKPOINT");
        });
    }

    /**
     * The least that could be done: one statement, its rows read.
     *
     * @return how many rows
     */
    int updateReturning() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            int rows = 0;
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("UPDATE " + OTHER
                            + " SET fired_at = now() WHERE fired_at IS NULL AND fire_at <= now()"
                            + " RETURNING clock_id, stage, round")) {
                while (row.next()) {
                    rows++;
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            return rows;
        }
    }

    long fired() throws SQLException {
        return number("SELECT count(*) FROM %s WHERE fired_at IS NOT NULL".formatted(PRODUCT));
    }

    long notices() throws SQLException {
        return number("SELECT count(*) FROM notification.notice WHERE kind LIKE 'deadline-%'");
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Real clocks and holders behind the first of the alerts; the rest counts as done with. */
    void makeReal(int first, long clock, List<String> holders) throws SQLException {
        run((connection, statement) -> {
            statement.execute("""
                    INSERT INTO deadline.clock (id, task_id, owner_org, category, rule, state, started_at, due_at,
                        near_at, calendar_version, explanation)
                    OVERRIDING SYSTEM VALUE
                    SELECT %1$d + i, %1$d + i, owner_org, category, rule, state, started_at, due_at, near_at,
                        calendar_version, explanation
                    FROM deadline.clock CROSS JOIN generate_series(1, %2$d) i WHERE id = %3$d
                    """.formatted(Population.FIRST_ID, first, clock));
            try (var hold = connection.prepareStatement(
                    "UPDATE task.task SET assignee = (?::text[])[id % ? + 1] WHERE id BETWEEN ? AND ?")) {
                hold.setArray(1, connection.createArrayOf("text", holders.toArray()));
                hold.setInt(2, holders.size());
                hold.setLong(3, Population.FIRST_ID + 1);
                hold.setLong(4, Population.FIRST_ID + first);
                hold.executeUpdate();
            }
            statement.execute("UPDATE %s SET done_at = now() WHERE clock_id NOT BETWEEN %d AND %d"
                    .formatted(PRODUCT, Population.FIRST_ID + 1, Population.FIRST_ID + first));
            statement.execute("VACUUM (ANALYZE) " + PRODUCT);
        });
    }
}
