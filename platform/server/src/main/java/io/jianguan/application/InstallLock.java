package io.jianguan.application;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Lets one server install at a time. A server that dies loses the lock with its connection. */
record InstallLock(DataSource source) {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String KEY = "hashtextextended('application.install', 0)";

    void holding(Runnable work) throws SQLException, InterruptedException {
        try (var connection = source.getConnection()) {
            while (!ask(connection, "SELECT pg_try_advisory_lock(" + KEY + ")")) {
                Thread.sleep(LOOK);
            }
            try {
                work.run();
            } finally {
                ask(connection, "SELECT pg_advisory_unlock(" + KEY + ")");
            }
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }
}
