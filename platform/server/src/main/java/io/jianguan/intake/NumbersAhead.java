package io.jianguan.intake;

import io.jianguan.registry.IntakeSession;
import io.jianguan.registry.RecordIntake;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Goes through the record numbers of a sheet before its first row comes in: what a later row brings must not be given
 * to an earlier one that brings none.
 */
@Component
class NumbersAhead {
    private static final String FIELD = "record_no";
    private final RecordIntake intake;
    private final Turn turn;

    NumbersAhead(RecordIntake intake, Turn turn) {
        this.intake = intake;
        this.turn = turn;
    }

    void reserve(Import one, IntakeSession session, SheetFile file) throws IOException, SheetFault {
        var plan = one.plan();
        var column = plan.column(FIELD).orElse(null);
        if (column == null || one.state() != Import.State.IMPORTING || one.lastRow() > 0) {
            return;
        }
        Set<String> numbers = new HashSet<>();
        try (var rows = file.rows(plan.sheet())) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (row.number() > plan.headRow()) {
                    numbers.add(Texts.half(row.text(column.place())));
                }
                if (numbers.size() == Chunks.SIZE) {
                    intake.reserve(session, List.copyOf(numbers));
                    numbers.clear();
                    turn.goesOn(one.id());
                }
            }
        }
        intake.reserve(session, numbers);
    }
}
