package io.jianguan.registry;

import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Given;
import java.time.OffsetDateTime;
import java.util.List;

/** Rows of a file that are checked and written out, so that only the database has work left with them. */
public final class PreparedRows {
    final RecordTable table;
    final List<Given> given;
    final List<IntakeRow> rows;
    final OffsetDateTime at;
    /** Of the new records, without their numbers; see {@link IntakeLines}. */
    final CopyText lines;

    PreparedRows(RecordTable table, List<Given> given, List<IntakeRow> rows, OffsetDateTime at, CopyText lines) {
        this.table = table;
        this.given = given;
        this.rows = rows;
        this.at = at;
        this.lines = lines;
    }

    List<IntakeRow> of(Deed deed) {
        return rows.stream().filter(row -> row.is(deed)).toList();
    }
}
