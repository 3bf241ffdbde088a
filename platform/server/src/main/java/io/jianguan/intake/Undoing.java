package io.jianguan.intake;

import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.registry.RecordIntake;
import io.jianguan.registry.RecordIntake.Source;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes an import back, some records at a time. */
@Component
class Undoing {
    private static final int STEP = 2_000;
    private final RecordIntake intake;
    private final RowDeeds entries;
    private final Turn turn;
    private final MessageSource messages;
    private final TransactionTemplate transaction;

    Undoing(RecordIntake intake, RowDeeds entries, Turn turn, MessageSource messages, TransactionTemplate transaction) {
        this.intake = intake;
        this.entries = entries;
        this.turn = turn;
        this.messages = messages;
        this.transaction = transaction;
    }

    private record Reached(long row, ImportCounts counts, boolean last) {}

    void of(Import one, BooleanSupplier closing) {
        var reason = messages.getMessage(
                "intake.reason.undone", new Object[] {one.fileName(), String.valueOf(one.id())}, one.locale());
        var reached = new Reached(one.lastRow(), one.counts(), false);
        while (!reached.last()) {
            if (closing.getAsBoolean()) {
                turn.leave(one.id());
                return;
            }
            var from = reached;
            reached = Objects.requireNonNull(
                    transaction.execute(status -> step(one, from, new Source(one.subject(), reason))));
        }
        turn.end(one.id(), turn.endsAs(one.id()), null);
    }

    private Reached step(Import one, Reached from, Source source) {
        var deeds = entries.after(one.id(), from.row(), STEP);
        if (deeds.isEmpty()) {
            return new Reached(from.row(), from.counts(), true);
        }
        var username = Objects.requireNonNullElse(one.undoneBy(), one.requestedBy());
        var kept = intake.undo(username, one.registry(), deeds, source);
        entries.keep(
                one.id(),
                deeds.stream().filter(deed -> kept.contains(deed.row())).toList());
        var before = from.counts();
        var counts = new ImportCounts(
                before.created(),
                before.changed(),
                before.same(),
                before.skipped(),
                before.refused(),
                before.undone() + deeds.size() - kept.size(),
                before.kept() + kept.size());
        var row = deeds.getLast().row();
        turn.advanced(one.id(), row, counts);
        return new Reached(row, counts, deeds.size() < STEP);
    }
}
