package io.jianguan.intake;

import io.jianguan.document.Contents;
import io.jianguan.identity.Actors;
import io.jianguan.intake.Chunks.Chunk;
import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.intake.Import.State;
import io.jianguan.intake.Plan.SheetColumn;
import io.jianguan.intake.RowFaults.RowFault;
import io.jianguan.registry.IntakeSession;
import io.jianguan.registry.PreparedRows;
import io.jianguan.registry.Recognition;
import io.jianguan.registry.RecordIntake;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.registry.RecordIntake.Order;
import io.jianguan.registry.RecordIntake.Outcome;
import io.jianguan.registry.RecordIntake.Source;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes through a file from its first row to its last: to try what would become of it, or to bring it in. */
@Component
class Run {
    private static final int TRIES = 5;
    private static final int LONGEST = 100;
    private final Actors actors;
    private final Contents contents;
    private final Registries registries;
    private final Recognition recognition;
    private final RecordIntake intake;
    private final NumbersAhead numbers;
    private final Turn turn;
    private final RowFaults faults;
    private final RowDeeds entries;
    private final MessageSource messages;
    private final TransactionTemplate transaction;

    Run(
            Actors actors,
            Contents contents,
            Registries registries,
            Recognition recognition,
            RecordIntake intake,
            NumbersAhead numbers,
            Turn turn,
            RowFaults faults,
            RowDeeds entries,
            MessageSource messages,
            TransactionTemplate transaction) {
        this.actors = actors;
        this.contents = contents;
        this.registries = registries;
        this.recognition = recognition;
        this.intake = intake;
        this.numbers = numbers;
        this.turn = turn;
        this.faults = faults;
        this.entries = entries;
        this.messages = messages;
        this.transaction = transaction;
    }

    /** @param closing true where this server goes away: another goes on */
    void through(Import one, BooleanSupplier closing) throws IOException, SheetFault, InterruptedException {
        var plan = one.plan();
        var actor = actors.get(one.requestedBy());
        var definition = registries.get(one.registry());
        var session = intake.open(actor, new Order(one.registry(), plan.match(), plan.onMatch()));
        var cells = new Cells(definition, plan, new Meanings(recognition, actor), messages, one.locale());
        if (one.lastRow() == 0) {
            faults.clear(one.id());
        }
        try (var held = contents.open(one.documentId());
                var file = SheetFile.of(held.path())) {
            numbers.reserve(one, session, file);
            through(one, session, file, cells, closing);
        }
    }

    private void through(Import one, IntakeSession session, SheetFile file, Cells cells, BooleanSupplier closing)
            throws IOException, SheetFault, InterruptedException {
        var plan = one.plan();
        try (var chunks = new Chunks(file.rows(plan.sheet()), plan.headRow(), cells);
                var writer = new Writer<ImportCounts>(one.locale())) {
            switch (end(one, session, chunks, writer, closing)) {
                case LEFT -> turn.leave(one.id());
                case TURNED_BACK -> turn.turnBack(one.id());
                case REACHED -> turn.end(one.id(), trying(one) ? State.TRIED : State.IMPORTED, null);
            }
        }
    }

    private enum End {
        REACHED,
        LEFT,
        TURNED_BACK
    }

    private static boolean trying(Import one) {
        return one.state() == State.TRYING;
    }

    private End end(
            Import one, IntakeSession session, Chunks chunks, Writer<ImportCounts> writer, BooleanSupplier closing)
            throws IOException, SheetFault, InterruptedException {
        var last = one.lastRow() == 0 ? ImportCounts.NONE : one.counts();
        for (var chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            if (closing.getAsBoolean()) {
                return end(one, writer, last, End.LEFT);
            }
            if (chunk.last() <= one.lastRow()) {
                intake.passed(session, chunk.given());
                turn.goesOn(one.id());
            } else if (trying(one)) {
                last = tried(one, session, chunk, last);
            } else {
                var prepared = ahead(one) ? intake.prepare(session, chunk.given()) : null;
                last = Objects.requireNonNullElse(writer.end(), last);
                if (!refused(one, last)) {
                    var next = chunk;
                    var counts = last;
                    writer.begin(() -> written(one, session, next, prepared, counts));
                }
            }
            if (refused(one, last)) {
                return End.TURNED_BACK;
            }
        }
        return end(one, writer, last, End.REACHED);
    }

    /** What was still being written counts too. */
    private static End end(Import one, Writer<ImportCounts> writer, ImportCounts last, End end)
            throws InterruptedException {
        var written = Objects.requireNonNullElse(writer.end(), last);
        return refused(one, written) ? End.TURNED_BACK : end;
    }

    private static boolean refused(Import one, ImportCounts last) {
        return one.state() == State.IMPORTING && !one.onlyGood() && last.refused() > 0;
    }

    /** Changes of records may free a value for a later row: then each row is checked once those before are written. */
    private static boolean ahead(Import one) {
        return one.plan().match() == null || one.plan().onMatch() != Match.CHANGE;
    }

    private ImportCounts tried(Import one, IntakeSession session, Chunk chunk, ImportCounts before) {
        var outcomes = intake.check(session, chunk.given());
        return Objects.requireNonNull(transaction.execute(status -> noted(one, chunk, outcomes, before)));
    }

    /** @param prepared null, or not up to date any more: checked anew */
    private ImportCounts written(
            Import one, IntakeSession session, Chunk chunk, @Nullable PreparedRows prepared, ImportCounts before) {
        var source = new Source(one.subject(), reason(one));
        var ready = prepared;
        for (int attempt = 1; ; attempt++) {
            var rows = ready;
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    var outcomes = rows == null
                            ? intake.write(session, chunk.given(), source)
                            : intake.write(session, rows, source);
                    entries.add(one.id(), outcomes);
                    return noted(one, chunk, outcomes, before);
                }));
            } catch (DuplicateKeyException takenMeanwhile) {
                if (attempt == TRIES) {
                    throw takenMeanwhile;
                }
                ready = null;
            }
        }
    }

    private ImportCounts noted(Import one, Chunk chunk, List<Outcome> outcomes, ImportCounts before) {
        faults.add(one.id(), wrong(one, chunk, outcomes));
        faults.add(one.id(), chunk.unknown());
        var counts = new Tally(before).with(outcomes);
        turn.advanced(one.id(), chunk.last(), counts);
        return counts;
    }

    private List<RowFault> wrong(Import one, Chunk chunk, List<Outcome> outcomes) {
        var definition = registries.get(one.registry());
        var wrong = new ArrayList<RowFault>();
        for (int i = 0; i < outcomes.size(); i++) {
            for (var error : outcomes.get(i).errors()) {
                boolean personal =
                        definition.field(error.field()).filter(Field::personal).isPresent();
                var place =
                        one.plan().column(error.field()).map(SheetColumn::place).orElse(Integer.MAX_VALUE);
                var text = personal ? "" : chunk.rows().get(i).text(place);
                var shown = text.substring(0, Math.min(LONGEST, text.length()));
                wrong.add(new RowFault(outcomes.get(i).row(), error.field(), error.code(), error.message(), shown));
            }
        }
        return wrong;
    }

    private String reason(Import one) {
        return messages.getMessage(
                "intake.reason.imported", new Object[] {one.fileName(), String.valueOf(one.id())}, one.locale());
    }
}
