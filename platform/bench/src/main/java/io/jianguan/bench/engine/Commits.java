package io.jianguan.bench.engine;

import io.jianguan.bench.product.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.postgresql.PGConnection;

/** When the database committed what, by its notifications: they reach the server at the same time. */
final class Commits implements AutoCloseable {
    private static final String EXPORTED = "engine_event";
    private static final String CHANGED = "jianguan_change";

    private final Connection listening;
    private final Connection asking;
    private final Map<String, Collection<Long>> times =
            Map.of(EXPORTED, new ConcurrentLinkedQueue<>(), CHANGED, new ConcurrentLinkedQueue<>());

    private Commits(Connection listening, Connection asking) {
        this.listening = listening;
        this.asking = asking;
    }

    static Commits listen(Server server) throws SQLException {
        var commits = new Commits(connect(server), connect(server));
        try (var statement = commits.listening.createStatement()) {
            statement.execute("LISTEN " + EXPORTED);
            statement.execute("LISTEN " + CHANGED);
        }
        Thread.ofPlatform().daemon().name("commits").start(commits::receive);
        return commits;
    }

    private static Connection connect(Server server) throws SQLException {
        return DriverManager.getConnection(
                server.setting("spring.datasource.url"),
                server.setting("spring.datasource.username"),
                server.setting("spring.datasource.password"));
    }

    private void receive() {
        try {
            var notifications = listening.unwrap(PGConnection.class);
            while (true) {
                for (var notification : notifications.getNotifications(500)) {
                    times.getOrDefault(notification.getName(), new ConcurrentLinkedQueue<>())
                            .add(System.nanoTime());
                }
            }
        } catch (SQLException closed) {
            // the end
        }
    }

    void forget() {
        times.values().forEach(Collection::clear);
    }

    /** The exporter's last commit before a moment: what became visible then was in it. */
    long exportedBefore(long moment) {
        return times(EXPORTED).filter(at -> at <= moment).max().orElse(moment);
    }

    /** The first commit that changed a task or a record. */
    long firstChange(long otherwise) {
        return times(CHANGED).min().orElse(otherwise);
    }

    private LongStream times(String channel) {
        return times.getOrDefault(channel, new ConcurrentLinkedQueue<>()).stream()
                .mapToLong(Long::longValue);
    }

    /** When the transaction of the last command to the engine began, of {@link System#nanoTime}. */
    long lastCommandBegun() throws SQLException {
        try (var statement = asking.createStatement();
                var row = statement.executeQuery("SELECT max(created_at) FROM engine.command")) {
            row.next();
            var ago = Duration.between(
                    row.getObject(1, OffsetDateTime.class), Instant.now().atOffset(ZoneOffset.UTC));
            return System.nanoTime() - ago.toNanos();
        }
    }

    @Override
    public void close() throws SQLException {
        listening.close();
        asking.close();
    }
}
