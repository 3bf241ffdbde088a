package io.jianguan.exporter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** The table {@code engine.event}. One statement a batch: one round trip, one commit, one NOTIFY. */
final class EventTable implements EventLog {
    private final Settings settings;
    private final int partition;
    private @Nullable Connection connection;

    EventTable(Settings settings, int partition) {
        this.settings = settings;
        this.partition = partition;
    }

    @Override
    public void append(List<Row> rows) throws SQLException {
        try {
            insert(rows);
        } catch (SQLException refused) {
            if (!isAboutTheData(refused)) {
                throw refused;
            }
            for (var row : rows) {
                insertOne(row);
            }
        }
    }

    private void insertOne(Row row) throws SQLException {
        try {
            insert(List.of(row));
        } catch (SQLException refused) {
            if (!isAboutTheData(refused)) {
                throw refused;
            }
            insert(List.of(new Row(row.position(), event(row).withoutValue())));
        }
    }

    /** Data exception, program limit exceeded. */
    private static boolean isAboutTheData(SQLException failure) {
        var state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return state.startsWith("22") || state.startsWith("54");
    }

    private void insert(List<Row> rows) throws SQLException {
        var sql = """
                WITH written AS (
                    INSERT INTO %s.event
                        (partition_id, position, record_key, value_type, intent, instance_key, occurred_at, value)
                    SELECT ?, position, record_key, value_type, intent, instance_key,
                        to_timestamp(millis / 1000.0), value::jsonb
                    FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                        AS row (position, record_key, millis, instance_key, value_type, intent, value)
                    ON CONFLICT DO NOTHING
                    RETURNING 1)
                SELECT pg_notify('engine_event', ?), (SELECT count(*) FROM written)
                """.formatted(settings.schema());
        try (var statement = connection().prepareStatement(sql)) {
            places(statement, rows);
            array(statement, 5, "bigint", rows, row -> event(row).instanceKey());
            array(statement, 6, "text", rows, row -> event(row).valueType());
            array(statement, 7, "text", rows, row -> event(row).intent());
            array(statement, 8, "text", rows, row -> event(row).value());
            statement.setString(9, String.valueOf(partition));
            try (var result = statement.executeQuery()) {
                result.next();
                if (result.getLong(2) < rows.size()) {
                    checkSameLog(rows);
                }
            }
        }
    }

    /** After a restart the broker hands out events again; but a place taken by another event is another log's. */
    private void checkSameLog(List<Row> rows) throws SQLException {
        var sql = """
                SELECT count(*)
                FROM unnest(?::bigint[], ?::bigint[], ?::bigint[]) AS row (position, record_key, millis)
                JOIN %s.event ON event.partition_id = ? AND event.position = row.position
                WHERE (event.record_key, event.occurred_at) <> (row.record_key, to_timestamp(row.millis / 1000.0))
                """.formatted(settings.schema());
        try (var statement = connection().prepareStatement(sql)) {
            array(statement, 1, "bigint", rows, Row::position);
            array(statement, 2, "bigint", rows, row -> event(row).recordKey());
            array(statement, 3, "bigint", rows, row -> event(row).occurredAt());
            statement.setInt(4, partition);
            try (var result = statement.executeQuery()) {
                result.next();
                if (result.getLong(1) > 0) {
                    throw new SQLException(
                            "The database holds the events of another broker's log: was the broker's data replaced?");
                }
            }
        }
    }

    private void places(PreparedStatement statement, List<Row> rows) throws SQLException {
        statement.setInt(1, partition);
        array(statement, 2, "bigint", rows, Row::position);
        array(statement, 3, "bigint", rows, row -> event(row).recordKey());
        array(statement, 4, "bigint", rows, row -> event(row).occurredAt());
    }

    private static void array(
            PreparedStatement statement, int index, String type, List<Row> rows, Function<Row, @Nullable Object> column)
            throws SQLException {
        var values = rows.stream().map(column).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    private static Row.Event event(Row row) {
        return Objects.requireNonNull(row.event());
    }

    @Override
    public void heartbeat(long position) throws SQLException {
        var sql = """
                INSERT INTO %s.exporter AS known (partition_id, position, seen_at) VALUES (?, ?, now())
                ON CONFLICT (partition_id) DO UPDATE SET position = excluded.position, seen_at = excluded.seen_at
                """.formatted(settings.schema());
        try (var statement = connection().prepareStatement(sql)) {
            statement.setInt(1, partition);
            statement.setLong(2, position);
            statement.executeUpdate();
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            var properties = new Properties();
            properties.setProperty("user", settings.user());
            properties.setProperty("password", settings.password());
            properties.setProperty("ApplicationName", "jianguan exporter " + partition);
            properties.setProperty("connectTimeout", "10");
            properties.setProperty("socketTimeout", "30");
            properties.setProperty("tcpKeepAlive", "true");
            // The driver's own class: DriverManager does not look into the broker's class loader for exporters.
            var opened = new Driver().connect(settings.url(), properties);
            connection = Objects.requireNonNull(opened, "no PostgreSQL address");
        }
        return connection;
    }

    @Override
    public void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                // it was being dropped because it failed
            }
        }
    }
}
