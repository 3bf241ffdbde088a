package io.jianguan.intake;

import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Done;
import io.jianguan.registry.RecordIntake.Outcome;
import java.util.ArrayList;
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

    /** Rows and records that follow each other are kept together. */
    private record Entry(long row, long record, int version, boolean created, int rows) {
        boolean isFollowedBy(Outcome one) {
            return created
                    && one.deed() == Deed.CREATED
                    && one.version() == version
                    && one.row() == row + rows
                    && one.recordId() == record + rows;
        }

        Entry longer() {
            return new Entry(row, record, version, created, rows + 1);
        }
    }

    void add(long id, List<Outcome> outcomes) {
        var entries = new ArrayList<Entry>();
        for (var one : outcomes) {
            if (one.recordId() > 0) {
                if (!entries.isEmpty() && entries.getLast().isFollowedBy(one)) {
                    entries.add(entries.removeLast().longer());
                } else {
                    entries.add(new Entry(one.row(), one.recordId(), one.version(), one.deed() == Deed.CREATED, 1));
                }
            }
        }
        if (!entries.isEmpty()) {
            jdbc.sql("""
                    INSERT INTO intake.entry (import_id, row_no, record_id, version, created, rows)
                    SELECT :id, * FROM
                      unnest(:from::bigint[], :records::bigint[], :versions::int[], :created::boolean[], :rows::int[])
                    """)
                    .param("id", id)
                    .param("from", entries.stream().map(Entry::row).toArray(Long[]::new))
                    .param("records", entries.stream().map(Entry::record).toArray(Long[]::new))
                    .param("versions", entries.stream().map(Entry::version).toArray(Integer[]::new))
                    .param("created", entries.stream().map(Entry::created).toArray(Boolean[]::new))
                    .param("rows", entries.stream().map(Entry::rows).toArray(Integer[]::new))
                    .update();
        }
    }

    List<Done> after(long id, long row, int limit) {
        return jdbc.sql("""
                SELECT row_no + n, record_id + n, version, created FROM (
                  SELECT * FROM intake.entry WHERE import_id = :id AND row_no >= coalesce(
                    (SELECT max(row_no) FROM intake.entry WHERE import_id = :id AND row_no <= :row), 0)
                  ORDER BY row_no LIMIT :limit + 1) AS entry
                CROSS JOIN LATERAL generate_series(0, rows - 1) AS n
                WHERE row_no + n > :row ORDER BY row_no + n LIMIT :limit
                """)
                .param("id", id)
                .param("row", row)
                .param("limit", limit)
                .query((found, n) -> new Done(
                        found.getLong(1),
                        found.getBoolean(4) ? Deed.CREATED : Deed.CHANGED,
                        found.getLong(2),
                        found.getInt(3)))
                .list();
    }

    /** Notes what could not be taken back. */
    void keep(long id, Collection<Done> deeds) {
        if (!deeds.isEmpty()) {
            jdbc.sql("INSERT INTO intake.kept SELECT :id, * FROM unnest(:rows::bigint[], :records::bigint[])")
                    .param("id", id)
                    .param("rows", deeds.stream().map(Done::row).toArray(Long[]::new))
                    .param("records", deeds.stream().map(Done::recordId).toArray(Long[]::new))
                    .update();
        }
    }

    record KeptRow(long row, String recordId) {}

    /** Those that could not be taken back, in order of row. */
    List<KeptRow> kept(long id, long after, int limit) {
        return jdbc.sql("""
                SELECT row_no, record_id FROM intake.kept
                WHERE import_id = ? AND row_no > ? ORDER BY row_no LIMIT ?
                """)
                .params(id, after, limit)
                .query((row, n) -> new KeptRow(row.getLong(1), row.getString(2)))
                .list();
    }
}
