package io.jianguan.bench.engine;

import io.jianguan.bench.product.Server;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A database for the exporter of a broker of the bench's own, on the product's PostgreSQL. */
final class EventRows implements AutoCloseable {
    private static final String DATABASE = "bench_throughput";

    private final String url;
    private final String user;
    private final String password;
    private final Connection connection;

    EventRows(Server server) throws Exception {
        var product = server.setting("spring.datasource.url");
        user = server.setting("spring.datasource.username");
        password = server.setting("spring.datasource.password");
        url = product.substring(0, product.lastIndexOf('/') + 1) + DATABASE;
        try (var making = DriverManager.getConnection(product, user, password);
                var statement = making.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + DATABASE);
        }
        connection = DriverManager.getConnection(url, user, password);
        try (var statement = connection.createStatement();
                var schema = Objects.requireNonNull(
                        EventRows.class.getResourceAsStream("/db/changelog/engine/001-schema.sql"))) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
        requireOn("fsync");
        requireOn("synchronous_commit");
    }

    private void requireOn(String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("SHOW " + setting)) {
            if (!answer.next() || !"on".equals(answer.getString(1))) {
                throw new IllegalStateException(setting + " is not on");
            }
        }
    }

    /** The broker's setting for our exporter, packed in the server. */
    String exporter(String jar) {
        return """
                exporters.jianguan:
                  className: io.jianguan.exporter.PostgresExporter
                  jarPath: '%s'
                  args: {url: '%s', user: %s, password: '%s'}
                """.formatted(jar, url, user, password);
    }

    /** How far the keys of an instance's user tasks are from its own. */
    List<Long> taskOffsets(long instance) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT record_key - instance_key FROM engine.event
                WHERE instance_key = ? AND value_type = 'USER_TASK' AND intent = 'CREATED' ORDER BY position
                """)) {
            statement.setLong(1, instance);
            try (var row = statement.executeQuery()) {
                var offsets = new ArrayList<Long>();
                while (row.next()) {
                    offsets.add(row.getLong(1));
                }
                return offsets;
            }
        }
    }

    /** How many of these instances have every milestone: two tasks created and completed, and their own completion. */
    int complete(List<Long> instances) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT count(*) FROM (
                    SELECT FROM engine.event WHERE instance_key = ANY (?)
                    GROUP BY instance_key
                    HAVING count(*) FILTER (WHERE value_type = 'USER_TASK' AND intent = 'CREATED') = 2
                    AND count(*) FILTER (WHERE value_type = 'USER_TASK' AND intent = 'COMPLETED') = 2
                    AND count(*) FILTER (WHERE value_type = 'PROCESS_INSTANCE' AND intent = 'ELEMENT_COMPLETED'
                        AND record_key = instance_key) = 1) complete
                """)) {
            statement.setArray(1, connection.createArrayOf("bigint", instances.toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
