package io.jianguan.intake;

import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.intake.Import.State;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is to work on an import. A server takes it for a short while and says so again with everything it
 * does; one that says nothing any more has lost it, and whatever it still wanted to write is refused with it.
 */
@Component
class Turn {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private final JdbcClient jdbc;
    private final Imports imports;
    private final Clock clock;
    private final UUID worker = UUID.randomUUID();

    Turn(JdbcClient jdbc, Imports imports, Clock clock) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.clock = clock;
    }

    /** Another server works on it now. */
    static final class Lost extends RuntimeException {
        Lost(long id) {
            super("import " + id, null, false, false);
        }
    }

    Optional<Import> take() {
        return jdbc.sql("""
                UPDATE intake.import SET worker = :worker, alive_until = now() + :lease * interval '1 second'
                WHERE id = (
                  SELECT id FROM intake.import
                  WHERE state IN ('trying', 'importing', 'undoing') AND (alive_until IS NULL OR alive_until < now())
                  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING *
                """)
                .param("worker", worker)
                .param("lease", LEASE.toSeconds())
                .query((row, n) -> imports.read(row))
                .optional();
    }

    /** @return true where it should go on; {@code lastRow} and the counts are what they are now */
    boolean advanced(long id, long lastRow, ImportCounts counts) {
        return jdbc.sql("""
                UPDATE intake.import SET last_row = greatest(last_row, :row), created = :created, changed = :changed,
                  same = :same, skipped = :skipped, refused = :refused, undone = :undone, kept = :kept, attempts = 0,
                  alive_until = now() + :lease * interval '1 second'
                WHERE id = :id AND worker = :worker RETURNING NOT stopping
                """)
                .param("row", lastRow)
                .param("created", counts.created())
                .param("changed", counts.changed())
                .param("same", counts.same())
                .param("skipped", counts.skipped())
                .param("refused", counts.refused())
                .param("undone", counts.undone())
                .param("kept", counts.kept())
                .param("lease", LEASE.toSeconds())
                .param("id", id)
                .param("worker", worker)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new Lost(id));
    }

    /** Still at it, without anything new to tell. */
    boolean goesOn(long id) {
        return jdbc.sql("""
                UPDATE intake.import SET alive_until = now() + :lease * interval '1 second'
                WHERE id = :id AND worker = :worker RETURNING NOT stopping
                """)
                .param("lease", LEASE.toSeconds())
                .param("id", id)
                .param("worker", worker)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new Lost(id));
    }

    /** @param failure for people; null where it ended well */
    void end(long id, State state, @Nullable String failure) {
        jdbc.sql("""
                UPDATE intake.import SET state = :state, failure = :failure, finished_at = :now, worker = NULL,
                  alive_until = NULL
                WHERE id = :id AND worker = :worker
                """)
                .param("state", state.id())
                .param("failure", failure)
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .param("worker", worker)
                .update();
    }

    /** From importing to taking back: all rows were wanted, or none. */
    void turnBack(long id) {
        jdbc.sql("""
                UPDATE intake.import SET state = 'undoing', ends_as = 'refused', last_row = 0, worker = NULL,
                  alive_until = NULL
                WHERE id = :id AND worker = :worker
                """).param("id", id).param("worker", worker).update();
    }

    State endsAs(long id) {
        return State.of(jdbc.sql("SELECT coalesce(ends_as, 'undone') FROM intake.import WHERE id = ?")
                .param(id)
                .query(String.class)
                .single());
    }

    /** @return how often it has failed in a row, now that it waits for another try */
    int retry(long id) {
        return jdbc.sql("""
                UPDATE intake.import SET attempts = attempts + 1, alive_until = now() + interval '3 seconds'
                WHERE id = :id AND worker = :worker RETURNING attempts
                """)
                .param("id", id)
                .param("worker", worker)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Lets another server have it at once. */
    void leave(long id) {
        jdbc.sql("UPDATE intake.import SET worker = NULL, alive_until = NULL WHERE id = :id AND worker = :worker")
                .param("id", id)
                .param("worker", worker)
                .update();
    }
}
