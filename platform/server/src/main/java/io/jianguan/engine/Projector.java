package io.jianguan.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Keeps the read models up with the engine: listens for the exporter's NOTIFY, looks every half second all the same,
 * and lets one loop a partition project.
 */
@Component
class Projector extends Loop {
    private static final Logger log = LoggerFactory.getLogger(Projector.class);
    private static final int POLL_MILLIS = 500;

    private final JdbcConnectionDetails database;
    private final FeedState feed;
    private final Projection projection;
    private final Map<Integer, PartitionLoop> partitions = new ConcurrentHashMap<>();
    private @Nullable Connection connection;

    Projector(JdbcConnectionDetails database, FeedState feed, Projection projection) {
        super("engine-events");
        this.database = database;
        this.feed = feed;
        this.projection = projection;
    }

    @Override
    void turn() throws InterruptedException {
        try {
            var named = listen().getNotifications(POLL_MILLIS);
            wake(named == null || named.length == 0 ? feed.partitions() : partitions(named));
        } catch (SQLException failure) {
            end();
            if (!isRunning()) {
                return;
            }
            log.warn("Notifications wait for the database: {}", failure.getMessage());
            wake(feed.partitions());
            pause(POLL_MILLIS);
        }
    }

    private static Collection<Integer> partitions(PGNotification[] named) {
        var partitions = new HashSet<Integer>();
        Stream.of(named).map(PGNotification::getParameter).map(Integer::valueOf).forEach(partitions::add);
        return partitions;
    }

    private void wake(Collection<Integer> named) {
        for (var partition : named) {
            var loop = partitions.computeIfAbsent(partition, PartitionLoop::new);
            loop.start();
            loop.wake();
        }
    }

    /** A connection of its own: a pooled one would come back listening. */
    private PGConnection listen() throws SQLException {
        if (connection == null) {
            connection =
                    DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
            try (var statement = connection.createStatement()) {
                statement.execute("LISTEN engine_event");
            }
            wake(feed.partitions());
        }
        return connection.unwrap(PGConnection.class);
    }

    @Override
    void end() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                // it was being dropped
            }
        }
    }

    @Override
    public synchronized void stop() {
        super.stop();
        List.copyOf(partitions.values()).forEach(Loop::stop);
        partitions.clear();
    }

    private final class PartitionLoop extends Loop {
        private final int partition;
        private final Semaphore news = new Semaphore(0);

        PartitionLoop(int partition) {
            super("engine-events-" + partition);
            this.partition = partition;
        }

        void wake() {
            news.release();
        }

        @Override
        void turn() throws InterruptedException {
            if (news.tryAcquire(1, TimeUnit.SECONDS)) {
                news.drainPermits();
                while (isRunning() && projection.next(partition) > 0) {
                    // until there is nothing left
                }
            }
        }
    }
}
