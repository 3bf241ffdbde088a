package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What publishing a registry would do to the records there are: told before it is done. */
@Component
class ChangeEffects {
    private final JdbcClient jdbc;
    private final DefinitionStore store;
    private final SealedDuplicates duplicates;
    private final Words words;

    ChangeEffects(JdbcClient jdbc, DefinitionStore store, SealedDuplicates duplicates, Words words) {
        this.jdbc = jdbc;
        this.store = store;
        this.duplicates = duplicates;
        this.words = words;
    }

    /**
     * @param records there are now, about
     * @param added new columns
     * @param indexes to be built
     * @param search whether what is searched is made again
     * @param resealed personal fields whose values are encrypted, or tagged, anew
     * @param moved records that go to the office that their field names
     * @param breaks why it cannot be published
     * @param warnings what existing records do not fulfil
     */
    record Effects(
            long records,
            List<String> added,
            int indexes,
            boolean search,
            List<String> resealed,
            long moved,
            List<FieldError> breaks,
            List<FieldError> warnings) {}

    Effects of(RegistryDefinition definition) {
        var present = Catalog.columns(jdbc, definition.registry());
        var breaks = Faults.ofDefinition(words);
        if (present.isEmpty()) {
            return new Effects(0, List.of(), 0, false, List.of(), 0, List.of(), List.of());
        }
        TableFaults.find(jdbc, definition, present, breaks);
        duplicates.find(definition, breaks);
        var before = store.registries().get(definition.registry());
        EncryptionRebuild.refuse(before == null ? null : before.definition(), definition, breaks);
        var built = Catalog.indexes(jdbc, definition.registry(), true);
        return new Effects(
                Catalog.rows(jdbc, definition.registry()),
                definition.fields().stream()
                        .map(Field::name)
                        .filter(name -> !present.containsKey(name))
                        .toList(),
                (int) RecordIndex.of(definition).stream()
                        .filter(index -> !built.contains(index.name()))
                        .count(),
                before != null && SearchRebuild.needed(before.definition(), definition),
                before == null
                        ? List.of()
                        : EncryptionRebuild.changed(before.definition(), definition).stream()
                                .map(Field::name)
                                .filter(present::containsKey)
                                .toList(),
                before == null ? 0 : moved(before.definition(), definition, present.keySet()),
                breaks.errors(),
                before == null ? List.of() : warnings(before.definition(), definition));
    }

    private long moved(RegistryDefinition before, RegistryDefinition now, Set<String> columns) {
        return OwnerRebuild.needed(before, now) && columns.contains(now.owner())
                ? count(now, OwnerRebuild.misplaced(now))
                : 0;
    }

    /** Existing records stay as they are, but whoever changes one has to put it right. */
    private List<FieldError> warnings(RegistryDefinition before, RegistryDefinition now) {
        var warnings = new ArrayList<FieldError>();
        for (int i = 0; i < now.fields().size(); i++) {
            var field = now.fields().get(i);
            var old = before.field(field.name()).orElse(null);
            if (field.required() && (old == null || !old.required())) {
                long count = count(now, old == null ? "true" : "\"" + field.name() + "\" IS NULL");
                warn(warnings, i, "required", field, count);
            }
            if (old != null && old.type() == field.type()) {
                tightened(now, old, field, i, warnings);
            }
        }
        return warnings;
    }

    private void tightened(RegistryDefinition now, Field old, Field field, int i, List<FieldError> warnings) {
        var column = "\"" + field.name() + "\"";
        if (field.max() != null && (old.max() == null || old.max() > field.max())) {
            warn(warnings, i, "max", field, count(now, "char_length(" + column + ") > " + field.max()));
        }
        if (field.minimum() != null && !field.minimum().equals(old.minimum())) {
            var limit = field.minimum().toPlainString();
            warn(warnings, i, "minimum", field, count(now, column + " < " + limit));
        }
        if (field.maximum() != null && !field.maximum().equals(old.maximum())) {
            var limit = field.maximum().toPlainString();
            warn(warnings, i, "maximum", field, count(now, column + " > " + limit));
        }
    }

    private void warn(List<FieldError> warnings, int field, String key, Field definition, long count) {
        if (count > 0) {
            var text = words.text("registry.effect." + key, words.of(definition.label()), count);
            warnings.add(new FieldError("fields[" + field + "]." + key, key, text));
        }
    }

    private long count(RegistryDefinition definition, String where) {
        return jdbc.sql("SELECT count(*) FROM data.\"%s\" WHERE deleted_at IS NULL AND %s"
                        .formatted(definition.registry(), where))
                .query(Long.class)
                .single();
    }
}
