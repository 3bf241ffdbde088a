package io.jianguan.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Closes the chain over the entries, in order of id, behind all writers: recording costs them one insert and no wait.
 *
 * <p>Ids are given out before transactions commit. So a mark is taken first, the highest id seen and the next
 * transaction's number, and entries up to it are sealed only once every transaction below that number has ended: a row
 * takes its number before its id, so nothing can appear below the mark any more.
 */
@Component
class Sealing {
    private static final int BATCH = 2_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionOperations transactions;
    private final Checkpoints checkpoints;
    private @Nullable Mark mark;

    Sealing(JdbcClient jdbc, JdbcTemplate batches, TransactionOperations transactions, Checkpoints checkpoints) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transactions = transactions;
        this.checkpoints = checkpoints;
    }

    private record Mark(long lastId, long nextTransaction) {}

    private record Now(long lastId, long nextTransaction, long oldestTransaction) {}

    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    synchronized void seal() {
        var now = jdbc.sql("""
                SELECT coalesce((SELECT max(id) FROM audit.entry), 0),
                  pg_snapshot_xmax(s)::text::bigint, pg_snapshot_xmin(s)::text::bigint
                FROM pg_current_snapshot() s""")
                .query((row, n) -> new Now(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
        var waiting = mark;
        if (waiting == null) {
            mark = new Mark(now.lastId(), now.nextTransaction());
        } else if (now.oldestTransaction() >= waiting.nextTransaction()) {
            sealTo(waiting.lastId());
            mark = new Mark(now.lastId(), now.nextTransaction());
        }
    }

    private void sealTo(long last) {
        @Nullable List<Seal> sealed;
        do {
            sealed = transactions.execute(status -> next(last));
            if (sealed != null && !sealed.isEmpty()) {
                checkpoints.add(sealed.getLast());
            }
        } while (sealed != null && sealed.size() == BATCH);
    }

    /** One batch; none if another replica is at it. */
    private List<Seal> next(long last) {
        var mine = jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtext('audit.sealing'))")
                .query(Boolean.class)
                .single();
        if (!mine) {
            return List.of();
        }
        var before = jdbc.sql("SELECT entry_id, previous, hash FROM audit.seal ORDER BY entry_id DESC LIMIT 1")
                .query((row, n) -> seal(row))
                .optional();
        var previous = before.map(Seal::hash).orElse(Seal.FIRST);
        var sealed = new ArrayList<Seal>();
        for (var entry : entries(before.map(Seal::entryId).orElse(0L), last)) {
            var seal = Seal.of(entry, previous);
            sealed.add(seal);
            previous = seal.hash();
        }
        batches.batchUpdate(
                "INSERT INTO audit.seal (entry_id, previous, hash) VALUES (?, ?, ?)",
                sealed.stream()
                        .map(seal -> new Object[] {seal.entryId(), seal.previous(), seal.hash()})
                        .toList());
        return sealed;
    }

    private List<Seal.Entry> entries(long after, long last) {
        return jdbc.sql("""
                SELECT id, at, username, action, subject, details::text AS details FROM audit.entry
                WHERE id > :after AND id <= :last ORDER BY id LIMIT :batch""")
                .param("after", after)
                .param("last", last)
                .param("batch", BATCH)
                .query((row, n) -> entry(row))
                .list();
    }

    static Seal seal(ResultSet row) throws SQLException {
        return new Seal(row.getLong("entry_id"), row.getBytes("previous"), row.getBytes("hash"));
    }

    static Seal.Entry entry(ResultSet row) throws SQLException {
        return new Seal.Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("username"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("details"));
    }
}
