package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordBatch.Input;
import io.jianguan.registry.RecordBatch.Item;
import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Done;
import io.jianguan.registry.RecordIntake.Source;
import io.jianguan.rest.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** New values of fields, or another status. */
@Component
class BatchChange implements BatchDeed {
    private final Access access;
    private final ViewActions actions;
    private final RecordReading reading;
    private final RecordWriting writing;
    private final RecordDeeds deeds;
    private final IntakeUndo undoing;
    private final Words words;

    BatchChange(
            Access access,
            ViewActions actions,
            RecordReading reading,
            RecordWriting writing,
            RecordDeeds deeds,
            IntakeUndo undoing,
            Words words) {
        this.access = access;
        this.actions = actions;
        this.reading = reading;
        this.writing = writing;
        this.deeds = deeds;
        this.undoing = undoing;
        this.words = words;
    }

    /** @throws Problem also {@code registry.batch-field}, {@code registry.batch-reason} */
    @Override
    public void require(Actor actor, ViewDefinition view, RegistryDefinition definition, Input input) {
        access.require(actor, definition, "change");
        boolean onlyStatus = input.values().keySet().equals(Set.of(ViewActions.STATUS));
        if (!onlyStatus || !actions.ofMany(actor, view, definition).contains(ViewActions.STATUS)) {
            actions.requireForMany(actor, view, definition, ViewActions.CHANGE);
        }
        var rights = FieldRights.of(actor, definition);
        if (input.values().isEmpty()) {
            throw Problem.invalid("registry.batch-field", List.of(), "");
        }
        for (var name : input.values().keySet()) {
            boolean status =
                    name.equals(ViewActions.STATUS) && !definition.statuses().isEmpty();
            boolean field = definition
                    .field(name)
                    .filter(one -> rights.sees(one) && rights.writes(one))
                    .filter(one -> one.type() != FieldType.FILES && one.type() != FieldType.TABLE)
                    .filter(one -> !one.unique() && !one.encrypted())
                    .isPresent();
            if (!status && !field) {
                throw Problem.invalid("registry.batch-field", List.of(), name);
            }
        }
        if (input.reason().isBlank()) {
            throw Problem.invalid("registry.batch-reason", List.of());
        }
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
        if (given.remove(ViewActions.STATUS) instanceof String wanted && !wanted.equals(status)) {
            writing.requireTurn(table, actor, row, wanted);
            status = wanted;
        }
        var whole = row.with(reading.row(table, item.recordId(), false).values());
        return new Judged(row, whole, writing.checked(table, actor, whole, given), status);
    }

    @Override
    public boolean done(Actor actor, RecordTable table, RecordBatch one, Item item, boolean write) {
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

    @Override
    public int versions() {
        return 1;
    }

    /** As an import is taken back: what somebody has changed since stays. */
    @Override
    public Map<Integer, String> undone(RecordBatch one, RecordTable table, List<Item> items) {
        var done = items.stream()
                .map(item -> new Done(item.ordinal(), Deed.CHANGED, item.recordId(), item.version()))
                .toList();
        var source = new Source(one.subject(), words.text("registry.batch.undone", String.valueOf(one.id())));
        return undoing.undo(one.requestedBy(), table, done, source).stream()
                .collect(Collectors.toMap(Long::intValue, kept -> words.text("registry.batch.kept")));
    }
}
