package io.jianguan.intake;

import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Done;
import io.jianguan.registry.RecordIntake.Outcome;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What rows of imports became, so that it can be taken back. */
@Component
class RowDeeds {
    private final JdbcClient jdbc;

    RowDeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long id, List<Outcome> outcomes) {
        var written = outcomes.stream().filter(one -> one.recordId() > 0).toList();
        if (written.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO intake.entry (import_id, row_no, record_id, version, created)
                SELECT :id, * FROM unnest(:rows::bigint[], :records::bigint[], :versions::int[], :created::boolean[])
                """)
                .param("id", id)
                .param("rows", written.stream().map(Outcome::row).toArray(Long[]::new))
                .param("records", written.stream().map(Outcome::recordId).toArray(Long[]::new))
                .param("versions", written.stream().map(Outcome::version).toArray(Integer[]::new))
                .param(
                        "created",
                        written.stream().map(one -> one.deed() == Deed.CREATED).toArray(Boolean[]::new))
                .update();
    }

    List<Done> after(long id, long row, int limit) {
        return jdbc.sql("""
                SELECT row_no, record_id, version, created FROM intake.entry
                WHERE import_id = ? AND row_no > ? ORDER BY row_no LIMIT ?
                """)
                .params(id, row, limit)
                .query((found, n) -> new Done(
                        found.getLong(1),
                        found.getBoolean(4) ? Deed.CREATED : Deed.CHANGED,
                        found.getLong(2),
                        found.getInt(3)))
                .list();
    }

    void kept(long id, Collection<Long> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql("UPDATE intake.entry SET kept = true WHERE import_id = ? AND row_no = ANY (?)")
                    .params(id, rows.toArray(Long[]::new))
                    .update();
        }
    }

    record KeptRow(long row, String recordId) {}

    /** Those that could not be taken back, in order of row. */
    List<KeptRow> kept(long id, long after, int limit) {
        return jdbc.sql("""
                SELECT row_no, record_id FROM intake.entry
                WHERE import_id = ? AND kept AND row_no > ? ORDER BY row_no LIMIT ?
                """)
                .params(id, after, limit)
                .query((row, n) -> new KeptRow(row.getLong(1), row.getString(2)))
                .list();
    }
}
