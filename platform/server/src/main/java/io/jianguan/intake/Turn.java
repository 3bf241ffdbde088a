package io.jianguan.intake;

import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.intake.Import.State;
import io.jianguan.work.Turns;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose turn it is to work on an import, and how far it is. */
@Component
class Turn {
    private final JdbcClient jdbc;
    private final Imports imports;
    private final Turns turns;

    Turn(JdbcClient jdbc, Imports imports, Clock clock) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.turns = new Turns(jdbc, clock, "intake.import", "trying", "importing", "undoing");
    }

    Turns turns() {
        return turns;
    }

    Optional<Import> take() {
        return turns.take((row, n) -> imports.read(row));
    }

    /**
     * Says how far it is, with everything that is written.
     *
     * @throws Turns.Lost where it was stopped, or is worked on elsewhere
     */
    void advanced(long id, long lastRow, ImportCounts counts) {
        held(
                id,
                jdbc.sql("""
                UPDATE intake.import SET last_row = greatest(last_row, :row), created = :created, changed = :changed,
                  same = :same, skipped = :skipped, refused = :refused, undone = :undone, kept = :kept, attempts = 0,
                  alive_until = now() + :lease * interval '1 second'
                WHERE id = :id AND worker = :worker
                """)
                        .param("row", lastRow)
                        .param("created", counts.created())
                        .param("changed", counts.changed())
                        .param("same", counts.same())
                        .param("skipped", counts.skipped())
                        .param("refused", counts.refused())
                        .param("undone", counts.undone())
                        .param("kept", counts.kept())
                        .param("lease", Turns.LEASE.toSeconds())
                        .param("id", id)
                        .param("worker", turns.worker())
                        .update());
    }

    /**
     * Still at it, without anything new to tell.
     *
     * @throws Turns.Lost where it was stopped, or is worked on elsewhere
     */
    void goesOn(long id) {
        held(
                id,
                jdbc.sql("""
                UPDATE intake.import SET alive_until = now() + :lease * interval '1 second'
                WHERE id = :id AND worker = :worker
                """)
                        .param("lease", Turns.LEASE.toSeconds())
                        .param("id", id)
                        .param("worker", turns.worker())
                        .update());
    }

    private void held(long id, int rows) {
        if (rows == 0) {
            throw turns.lost(id);
        }
    }

    /** @param failure for people; null where it ended well */
    void end(long id, State state, @Nullable String failure) {
        turns.end(id, state.id(), failure);
    }

    /** From importing to taking back: all rows were wanted, or none. */
    void turnBack(long id) {
        jdbc.sql("""
                UPDATE intake.import SET state = 'undoing', ends_as = 'refused', last_row = 0, worker = NULL,
                  alive_until = NULL
                WHERE id = :id AND worker = :worker
                """).param("id", id).param("worker", turns.worker()).update();
    }

    State endsAs(long id) {
        return State.of(jdbc.sql("SELECT coalesce(ends_as, 'undone') FROM intake.import WHERE id = ?")
                .param(id)
                .query(String.class)
                .single());
    }

    /** Lets another server have it at once. */
    void leave(long id) {
        turns.leave(id);
    }
}
