package io.jianguan.registry;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every change of a registry's rows, whoever writes them: caught by triggers, with the whole row before and after, in
 * the transaction that makes it. Whoever takes changes takes them away, one taker at a time.
 *
 * <p>Two changes of one row stand in the order of their positions, since the second waited for the first to commit.
 * A change that commits late may have a lower position than others already taken: it is taken when it is there, so
 * that none is passed over and a long transaction holds nobody up.
 */
@Component
public class ChangeCapture {
    private final JdbcClient jdbc;
    private final TableMaker tables;
    private final Registries registries;

    ChangeCapture(JdbcClient jdbc, TableMaker tables, Registries registries) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.registries = registries;
    }

    /**
     * @param before the row as JSON; null where it was created
     * @param after null where it was removed
     */
    public record Captured(
            long position,
            String registry,
            long recordId,
            OffsetDateTime at,
            @Nullable String before,
            @Nullable String after) {}

    /** From now on changes are caught. Call it outside a transaction. */
    public void follow(String registry) {
        tables.capture(registries.table(registry).registry(), true);
    }

    /** No more are caught, and those that nobody took are gone. */
    public void leave(String registry) {
        tables.capture(registries.table(registry).registry(), false);
        jdbc.sql("DELETE FROM registry.captured_change WHERE registry = ?")
                .param(registry)
                .update();
    }

    /** Committed ones that nobody took, in order; call it in the transaction that keeps what becomes of them. */
    public List<Captured> untaken(int limit) {
        return jdbc.sql("""
                SELECT position, registry, record_id, at, before::text AS before, after::text AS after
                FROM registry.captured_change ORDER BY position LIMIT ?
                """)
                .param(limit)
                .query((row, n) -> new Captured(
                        row.getLong("position"),
                        row.getString("registry"),
                        row.getLong("record_id"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }

    public void taken(List<Captured> changes) {
        jdbc.sql("DELETE FROM registry.captured_change WHERE position = ANY (?)")
                .param(changes.stream().map(Captured::position).toArray(Long[]::new))
                .update();
    }
}
