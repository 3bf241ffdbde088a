package io.jianguan.bench.inbox;

import io.jianguan.bench.product.Population;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The best SQL by hand: a table of its own, ordered as it is read, and nothing between it and the driver. */
final class HandWritten implements Reading {
    private static final String PAGE_OF = """
            SELECT t.* FROM (
                SELECT DISTINCT first.due_at, first.task_id FROM unnest(?) AS p (principal)
                CROSS JOIN LATERAL (
                    SELECT due_at, task_id FROM bench.eligible e WHERE e.principal = p.principal %1$s
                    ORDER BY due_at, task_id LIMIT %2$d
                ) first ORDER BY due_at, task_id LIMIT %2$d
            ) top JOIN task.task t ON t.id = top.task_id ORDER BY top.due_at, top.task_id
            """;

    private static final String COUNT_OF = """
            SELECT count(*) FROM (
                SELECT DISTINCT counted.task_id FROM unnest(?) AS p (principal)
                CROSS JOIN LATERAL (
                    SELECT task_id FROM bench.eligible e WHERE e.principal = p.principal %s LIMIT %d
                ) counted
            ) different
            """;

    private final DataSource database;
    private final long cap;

    /** @param cap up to which is counted, as ours does */
    HandWritten(DataSource database, long cap) {
        this.database = database;
        this.cap = cap;
    }

    void load() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS bench CASCADE");
            statement.execute("CREATE SCHEMA bench");
            statement.execute("""
                    CREATE TABLE bench.eligible AS
                    SELECT c.principal, t.process_id, c.due_at, c.task_id
                    FROM task.candidate c JOIN task.task t ON t.id = c.task_id
                    WHERE c.claimable AND c.task_id >= %d ORDER BY c.principal, c.due_at
                    """.formatted(Population.FIRST_ID));
            statement.execute("CREATE INDEX ON bench.eligible (principal, due_at, task_id)");
            statement.execute("CREATE INDEX ON bench.eligible (principal, process_id, due_at, task_id)");
            statement.execute("VACUUM (ANALYZE) bench.eligible");
        }
    }

    @Override
    public Seen read(Eligible who, @Nullable String process) throws SQLException {
        var filter = process == null ? "" : "AND e.process_id = '" + process + "'";
        try (var connection = database.getConnection()) {
            var tasks = numbers(connection, PAGE_OF.formatted(filter, PAGE), who.groups());
            return new Seen(
                    tasks,
                    numbers(connection, COUNT_OF.formatted(filter, cap + 1), who.groups())
                            .getFirst());
        }
    }

    private static List<Long> numbers(Connection connection, String sql, List<String> principals) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", principals.toArray()));
            try (var row = query.executeQuery()) {
                var numbers = new ArrayList<Long>();
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
                return numbers;
            }
        }
    }
}
