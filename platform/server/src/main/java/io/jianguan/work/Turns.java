package io.jianguan.work;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose turn it is to work on a row. A server takes it for a short while and says so again with everything it does; one
 * that says nothing any more has lost it, and whatever it still wanted to write is refused with it. The table has the
 * columns {@code id, state, worker, alive_until, attempts, failure, finished_at}; one that is begun again has {@code reached},
 * {@code begun_at} and {@code stopping}, too.
 */
public final class Turns {
    public static final Duration LEASE = Duration.ofSeconds(20);
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String table;
    private final String running;
    private final UUID worker = UUID.randomUUID();

    /** @param running the states in which a row is worked on, spelled out: a partial index is served by nothing else */
    public Turns(JdbcClient jdbc, Clock clock, String table, String... running) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.table = table;
        this.running = Stream.of(running).map("'%s'"::formatted).collect(Collectors.joining(", "));
    }

    /** Another server works on it now. */
    public static final class Lost extends RuntimeException {
        public Lost(String table, long id) {
            super(table + " " + id, null, false, false);
        }
    }

    /** What rows of this server's are marked with. */
    public UUID worker() {
        return worker;
    }

    public Lost lost(long id) {
        return new Lost(table, id);
    }

    /** From its first piece on. @return false where it is no longer in that state */
    public boolean begin(long id, String from, String to) {
        return jdbc.sql("""
                UPDATE %s SET state = :to, begun_at = :now, reached = 0, stopping = false, failure = NULL,
                  finished_at = NULL, worker = NULL, alive_until = NULL, attempts = 0
                WHERE id = :id AND state = :from
                """.formatted(table))
                        .param("to", to)
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .param("from", from)
                        .update()
                > 0;
    }

    public <T> Optional<T> take(RowMapper<T> read) {
        return jdbc.sql("""
                UPDATE %1$s SET worker = :worker, alive_until = now() + :lease * interval '1 second', failure = NULL
                WHERE id = (
                  SELECT id FROM %1$s
                  WHERE state IN (%2$s) AND (alive_until IS NULL OR alive_until < now())
                  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING *
                """.formatted(table, running))
                .param("worker", worker)
                .param("lease", LEASE.toSeconds())
                .query(read)
                .optional();
    }

    /** That row, where it is to be worked on and nobody does. */
    public <T> Optional<T> take(long id, RowMapper<T> read) {
        return jdbc.sql("""
                UPDATE %1$s SET worker = :worker, alive_until = now() + :lease * interval '1 second', failure = NULL
                WHERE id = :id AND state IN (%2$s) AND (alive_until IS NULL OR alive_until < now())
                RETURNING *
                """.formatted(table, running))
                .param("worker", worker)
                .param("lease", LEASE.toSeconds())
                .param("id", id)
                .query(read)
                .optional();
    }

    /**
     * @param failure for people; null where it ended well
     * @return false where it was no longer this server's, or nobody wanted it any more
     */
    public boolean end(long id, String state, @Nullable String failure) {
        return jdbc.sql("""
                UPDATE %s SET state = :state, failure = :failure, finished_at = :now, worker = NULL, alive_until = NULL
                WHERE id = :id AND worker = :worker
                """.formatted(table))
                        .param("state", state)
                        .param("failure", failure)
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .param("worker", worker)
                        .update()
                > 0;
    }

    /** @return how often it has failed in a row, now that it waits for another try */
    int retry(long id) {
        return jdbc.sql("""
                UPDATE %s SET attempts = attempts + 1, alive_until = now() + interval '3 seconds'
                WHERE id = :id AND worker = :worker RETURNING attempts
                """.formatted(table))
                .param("id", id)
                .param("worker", worker)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Waits for another try, which costs it nothing. @param why for people */
    void pause(long id, @Nullable String why) {
        jdbc.sql("""
                UPDATE %s SET failure = :why, alive_until = now() + interval '10 seconds'
                WHERE id = :id AND worker = :worker
                """.formatted(table))
                .param("why", why)
                .param("id", id)
                .param("worker", worker)
                .update();
    }

    /** Lets another server have it at once. */
    public void leave(long id) {
        jdbc.sql("UPDATE %s SET worker = NULL, alive_until = NULL WHERE id = :id AND worker = :worker".formatted(table))
                .param("id", id)
                .param("worker", worker)
                .update();
    }
}
