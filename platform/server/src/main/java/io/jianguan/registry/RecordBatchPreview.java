package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.BatchChange.Judged;
import io.jianguan.registry.History.Change;
import io.jianguan.registry.RecordBatch.Item;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a batch would change of each record, from what to what: as far as its person sees the fields. */
@Component
class RecordBatchPreview {
    private final Registries registries;
    private final RecordReading reading;
    private final RecordBatchStore store;
    private final RecordBatchSteps steps;
    private final BatchChange change;
    private final Labels labels;
    private final Words words;

    RecordBatchPreview(
            Registries registries,
            RecordReading reading,
            RecordBatchStore store,
            RecordBatchSteps steps,
            BatchChange change,
            Labels labels,
            Words words) {
        this.registries = registries;
        this.reading = reading;
        this.store = store;
        this.steps = steps;
        this.change = change;
        this.labels = labels;
        this.words = words;
    }

    /** @param message why it can no longer be changed, where that is so since the trial */
    record Preview(
            String recordId,
            int ordinal,
            String title,
            List<Change> changes,
            @Nullable String message) {}

    /** Of those that the trial found right, in their order. */
    @Transactional(readOnly = true)
    public List<Preview> of(Actor actor, RecordBatch one, int after, int limit) {
        var table = registries.table(one.registry());
        var items = store.items(one.id(), after, limit, "ready");
        var titles = reading.titles(table, items.stream().map(Item::recordId).toList());
        return items.stream()
                .map(item -> {
                    var title = titles.getOrDefault(item.recordId(), "#" + item.recordId());
                    var id = String.valueOf(item.recordId());
                    try {
                        return new Preview(id, item.ordinal(), title, changes(actor, table, one, item), null);
                    } catch (Problem refusal) {
                        return new Preview(id, item.ordinal(), title, List.of(), words.of(refusal));
                    }
                })
                .toList();
    }

    /** Of a deed that is no change of fields: none. */
    private List<Change> changes(Actor actor, RecordTable table, RecordBatch one, Item item) {
        if (one.input().deed().equals(ViewActions.CHANGE)) {
            return changes(actor, table, change.judged(actor, table, one, item, false));
        }
        steps.deed(one.input()).done(actor, table, one, item, false);
        return List.of();
    }

    private List<Change> changes(Actor actor, RecordTable table, Judged judged) {
        var definition = table.definition();
        var rights = FieldRights.of(actor, definition);
        var changes = new ArrayList<Change>();
        if (!Objects.equals(judged.status(), judged.row().status())) {
            var status = Objects.requireNonNull(RegistryDefinition.STANDARD.get("status"));
            changes.add(new Change(
                    "status",
                    words.of(status.label()),
                    named(definition, judged.row().status()),
                    named(definition, judged.status())));
        }
        var before = judged.whole().values();
        for (var field : RecordDeeds.fields(definition, judged.changed().keySet())) {
            if (rights.sees(field)) {
                changes.add(new Change(
                        field.name(),
                        words.of(field.label()),
                        shown(field, before.get(field.name()), judged.row()),
                        shown(field, judged.changed().get(field.name()), judged.row())));
            }
        }
        return changes;
    }

    private @Nullable String named(RegistryDefinition definition, @Nullable String status) {
        return definition.status(status).map(known -> words.of(known.label())).orElse(status);
    }

    private @Nullable String shown(Field field, @Nullable Object value, Row row) {
        var plain = FieldValues.json(field, value);
        if (plain == null || plain instanceof List<?> none && none.isEmpty()) {
            return null;
        }
        if (field.personal()) {
            return row.unmasked() ? plain.toString() : Masking.mask(plain.toString());
        }
        return labels.of(List.of(Map.entry(field, plain))).shown(field, plain, words);
    }
}
