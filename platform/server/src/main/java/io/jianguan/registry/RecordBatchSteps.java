package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.registry.RecordBatch.Counts;
import io.jianguan.registry.RecordBatch.Item;
import io.jianguan.registry.RecordBatch.Outcome;
import io.jianguan.registry.RecordBatch.Step;
import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Done;
import io.jianguan.registry.RecordIntake.Source;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What becomes of some records of a batch, in the caller's transaction: each as if the person had changed it by hand. */
@Component
class RecordBatchSteps {
    private final Actors actors;
    private final Registries registries;
    private final RecordReading reading;
    private final RecordWriting writing;
    private final RecordDeeds deeds;
    private final IntakeUndo undoing;
    private final Words words;

    RecordBatchSteps(
            Actors actors,
            Registries registries,
            RecordReading reading,
            RecordWriting writing,
            RecordDeeds deeds,
            IntakeUndo undoing,
            Words words) {
        this.actors = actors;
        this.registries = registries;
        this.reading = reading;
        this.writing = writing;
        this.deeds = deeds;
        this.undoing = undoing;
        this.words = words;
    }

    /** @param write false: only says what would become of them */
    Step changed(RecordBatch one, List<Item> items, Counts before, boolean write) {
        var actor = actors.get(one.requestedBy());
        var table = registries.table(one.registry());
        var outcomes = new ArrayList<Outcome>();
        for (var item : items) {
            try {
                boolean changed = changed(actor, table, one, item, write);
                outcomes.add(new Outcome(
                        item.ordinal(),
                        item.version() + (changed && write ? 1 : 0),
                        changed ? (write ? "changed" : "ready") : "same",
                        null));
            } catch (Problem refusal) {
                outcomes.add(new Outcome(item.ordinal(), item.version(), "refused", message(refusal)));
            }
        }
        return new Step(
                new Counts(
                        before.changed() + count(outcomes, write ? "changed" : "ready"),
                        before.same() + count(outcomes, "same"),
                        before.refused() + count(outcomes, "refused"),
                        0,
                        0),
                items.getLast().ordinal(),
                outcomes);
    }

    /**
     * What becomes of a record.
     *
     * @param row as the person sees it, {@code whole} in full
     */
    record Judged(
            Row row,
            Row whole,
            Map<String, @Nullable Object> changed,
            @Nullable String status) {
        boolean isSame() {
            return changed.isEmpty() && Objects.equals(status, row.status());
        }
    }

    /** @throws Problem why it cannot be changed so */
    Judged judged(Actor actor, RecordTable table, RecordBatch one, Item item, boolean lock) {
        var row = reading.row(actor, table, item.recordId(), lock);
        RecordWriting.require(table, row, item.version());
        var given = new HashMap<String, @Nullable Object>(one.input().values());
        var status = row.status();
        if (given.remove("status") instanceof String wanted && !wanted.equals(status)) {
            writing.requireTurn(table, actor, row, wanted);
            status = wanted;
        }
        var whole = row.with(reading.row(table, item.recordId(), false).values());
        return new Judged(row, whole, writing.checked(table, actor, whole, given), status);
    }

    private boolean changed(Actor actor, RecordTable table, RecordBatch one, Item item, boolean write) {
        var judged = judged(actor, table, one, item, write);
        if (judged.isSame()) {
            return false;
        }
        if (write) {
            var reason = words.text(
                    "registry.batch.reason",
                    String.valueOf(one.id()),
                    one.input().reason());
            deeds.update(table, judged.whole(), judged.changed(), judged.status(), RecordWriting.cause(actor, reason));
        }
        return true;
    }

    private static int count(List<Outcome> outcomes, String outcome) {
        return (int)
                outcomes.stream().filter(one -> one.outcome().equals(outcome)).count();
    }

    /** For people: why not. */
    String message(Problem refusal) {
        return refusal.errors().isEmpty()
                ? words.text("problem." + refusal.code(), refusal.arguments().toArray())
                : refusal.errors().stream().map(FieldError::message).distinct().collect(Collectors.joining("；"));
    }

    /** As an import is taken back: what somebody has changed since stays. */
    Step undone(RecordBatch one, List<Item> items, Counts before) {
        var done = items.stream()
                .map(item -> new Done(item.ordinal(), Deed.CHANGED, item.recordId(), item.version()))
                .toList();
        var source = new Source(one.subject(), words.text("registry.batch.undone", String.valueOf(one.id())));
        var kept = undoing.undo(one.requestedBy(), registries.table(one.registry()), done, source);
        var outcomes = items.stream()
                .map(item -> kept.contains((long) item.ordinal())
                        ? new Outcome(item.ordinal(), item.version(), "kept", words.text("registry.batch.kept"))
                        : new Outcome(item.ordinal(), item.version() + 1, "undone", null))
                .toList();
        return new Step(
                new Counts(
                        before.changed(),
                        before.same(),
                        before.refused(),
                        before.undone() + items.size() - kept.size(),
                        before.kept() + kept.size()),
                items.getLast().ordinal(),
                outcomes);
    }
}
