package io.jianguan.registry;

import io.jianguan.identity.Actors;
import io.jianguan.registry.RecordBatch.Counts;
import io.jianguan.registry.RecordBatch.Input;
import io.jianguan.registry.RecordBatch.Item;
import io.jianguan.registry.RecordBatch.Outcome;
import io.jianguan.registry.RecordBatch.Step;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What becomes of some records of a batch, in the caller's transaction. */
@Component
class RecordBatchSteps {
    private final Actors actors;
    private final Registries registries;
    private final BatchChange change;
    private final BatchDeletion deletion;
    private final BatchStart start;
    private final Words words;

    RecordBatchSteps(
            Actors actors,
            Registries registries,
            BatchChange change,
            BatchDeletion deletion,
            BatchStart start,
            Words words) {
        this.actors = actors;
        this.registries = registries;
        this.change = change;
        this.deletion = deletion;
        this.start = start;
        this.words = words;
    }

    BatchDeed deed(Input input) {
        return switch (input.deed()) {
            case ViewActions.CHANGE -> change;
            case ViewActions.DELETE -> deletion;
            default -> start;
        };
    }

    /** @param write false: only says what would become of them */
    Step changed(RecordBatch one, List<Item> items, Counts before, boolean write) {
        var actor = actors.get(one.requestedBy());
        var table = registries.table(one.registry());
        var deed = deed(one.input());
        var outcomes = new ArrayList<Outcome>();
        for (var item : items) {
            try {
                boolean changed = deed.done(actor, table, one, item, write);
                outcomes.add(new Outcome(
                        item.ordinal(),
                        item.version() + (changed && write ? deed.versions() : 0),
                        changed ? (write ? "changed" : "ready") : "same",
                        null));
            } catch (Problem refusal) {
                outcomes.add(new Outcome(item.ordinal(), item.version(), "refused", words.of(refusal)));
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

    private static int count(List<Outcome> outcomes, String outcome) {
        return (int)
                outcomes.stream().filter(one -> one.outcome().equals(outcome)).count();
    }

    Step undone(RecordBatch one, List<Item> items, Counts before) {
        var kept = deed(one.input()).undone(one, registries.table(one.registry()), items);
        var outcomes = items.stream()
                .map(item -> kept.containsKey(item.ordinal())
                        ? new Outcome(item.ordinal(), item.version(), "kept", kept.get(item.ordinal()))
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
