package io.jianguan.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class EventTableTest {
    private static EmbeddedPostgres postgres;

    private Connection connection;
    private EventTable table;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws SQLException {
        connection = postgres.getPostgresDatabase().getConnection();
        execute("""
                DROP SCHEMA IF EXISTS engine CASCADE;
                CREATE SCHEMA engine;
                CREATE TABLE engine.event (partition_id integer, position bigint, record_key bigint,
                    value_type text, intent text, instance_key bigint, occurred_at timestamptz, value jsonb,
                    PRIMARY KEY (partition_id, position));
                CREATE TABLE engine.exporter (partition_id integer PRIMARY KEY, position bigint, seen_at timestamptz)
                """);
        table = new EventTable(
                new Settings(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", "engine"), 1);
    }

    @AfterEach
    void close() throws SQLException {
        table.close();
        connection.close();
    }

    @Test
    void shouldAppendABatchAndSaySo() throws SQLException {
        execute("LISTEN engine_event");
        table.append(List.of(row(1, "{\"name\": \"监管\"}"), row(2, "{}")));

        assertThat(values("SELECT position || ' ' || occurred_at::timestamptz(3) AT TIME ZONE 'UTC' FROM engine.event"))
                .containsExactly("1 2023-11-14 22:13:20.123", "2 2023-11-14 22:13:20.123");
        assertThat(values("SELECT value ->> 'name' FROM engine.event WHERE position = 1"))
                .containsExactly("监管");
        assertThat(connection.unwrap(PGConnection.class).getNotifications(5_000))
                .singleElement()
                .satisfies(notified -> assertThat(notified.getParameter()).isEqualTo("1"));
    }

    @Test
    void shouldTakeEventsThatAreHandedOutAgain() throws SQLException {
        table.append(List.of(row(1, "{}")));
        table.append(List.of(row(1, "{}"), row(2, "{}")));

        assertThat(values("SELECT position FROM engine.event")).containsExactly("1", "2");
    }

    @Test
    void shouldRefuseTheEventsOfAnotherLog() throws SQLException {
        table.append(List.of(row(1, "{}")));
        var other = new Row(1, new Row.Event(999, "USER_TASK", "CREATED", null, 1_800_000_000_000L, "{}"));

        assertThatThrownBy(() -> table.append(List.of(other))).hasMessageContaining("another broker's log");
    }

    @Test
    void shouldKeepThePlaceOfAnEventPostgresCannotHold() throws SQLException {
        table.append(List.of(row(1, "{}"), row(2, "{\"a\": \"\\u0000\"}"), row(3, "{}")));

        assertThat(values("SELECT value FROM engine.event ORDER BY position"))
                .containsExactly("{}", "{\"damaged\": true}", "{}");
    }

    @Test
    void shouldSayHowFarItIs() throws SQLException {
        table.heartbeat(5);
        table.heartbeat(7);

        assertThat(values("SELECT position FROM engine.exporter")).containsExactly("7");
    }

    private static Row row(long position, String value) {
        return new Row(position, new Row.Event(100 + position, "USER_TASK", "CREATED", 42L, 1_700_000_000_123L, value));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> values(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
