package io.jianguan.registry;

import io.jianguan.registry.RecordTrail.Deed;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.RegistryDefinition.Status;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Puts what has been checked into a registry's table, with its documents, history, audit entry and event. */
@Component
class RecordDeeds {
    private final RecordStore store;
    private final Numbers numbers;
    private final RecordTrail trail;
    private final Words words;
    private final Clock clock;

    RecordDeeds(RecordStore store, Numbers numbers, RecordTrail trail, Words words, Clock clock) {
        this.store = store;
        this.numbers = numbers;
        this.trail = trail;
        this.words = words;
        this.clock = clock;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(FieldValues.ZONE));
    }

    /** @param entering office of whoever enters it, which owns it where no field names another */
    long insert(RecordTable table, String entering, Map<String, @Nullable Object> values, Cause cause) {
        var definition = table.definition();
        var now = now();
        var present = present(values);
        var owner = definition.ownerOf(present, entering);
        var status =
                definition.statuses().stream().findFirst().map(Status::code).orElse(null);
        var number = numbers.next(definition, now.toLocalDate(), owner);
        long id = guarded(
                table, present, () -> store.insert(table, number, status, owner, present, cause.username(), now));
        trail.attach(table, id, present, Map.of(), cause.username());
        var after = new LinkedHashMap<String, @Nullable Object>();
        definition.fields().forEach(field -> {
            if (present.containsKey(field.name())) {
                after.put(field.name(), FieldValues.json(field, present.get(field.name())));
            }
        });
        if (status != null) {
            after.put("status", status);
        }
        trail.leave(table, id, 1, Deed.CREATE, now, cause, Map.of(), after);
        return id;
    }

    void update(
            RecordTable table, Row row, Map<String, @Nullable Object> changed, @Nullable String status, Cause cause) {
        if (changed.isEmpty() && Objects.equals(status, row.status())) {
            return;
        }
        var now = now();
        var values = RecordWriting.merged(row, changed);
        var owner = table.definition().ownerOf(values, row.owner());
        guarded(table, present(changed), () -> {
            store.update(table, row.id(), status, owner, values, changed.keySet(), cause.username(), now);
            return row.id();
        });
        trail.attach(table, row.id(), present(changed), row.values(), cause.username());
        var before = new LinkedHashMap<String, @Nullable Object>();
        var after = new LinkedHashMap<String, @Nullable Object>();
        for (var field : fields(table.definition(), changed.keySet())) {
            before.put(field.name(), FieldValues.json(field, row.values().get(field.name())));
            after.put(field.name(), FieldValues.json(field, changed.get(field.name())));
        }
        note("status", row.status(), status, before, after);
        note("owner_org", row.owner(), owner, before, after);
        trail.leave(table, row.id(), row.version() + 1, Deed.CHANGE, now, cause, before, after);
    }

    void delete(RecordTable table, Row row, Cause cause) {
        var now = now();
        store.delete(table, row.id(), cause.username(), now);
        trail.leave(table, row.id(), row.version() + 1, Deed.DELETE, now, cause, Map.of(), Map.of());
    }

    /** Back from the bin; others may have taken its unique values meanwhile. */
    void revive(RecordTable table, Row row, Cause cause) {
        var now = now();
        guarded(table, row.values(), () -> {
            store.revive(table, row.id(), cause.username(), now);
            return row.id();
        });
        trail.leave(table, row.id(), row.version() + 1, Deed.REVIVE, now, cause, Map.of(), Map.of());
    }

    /** Notes what a column that every registry has held and holds, where that differs. */
    static void note(
            String column,
            @Nullable Object held,
            @Nullable Object holds,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        if (!Objects.equals(held, holds)) {
            before.put(column, held);
            after.put(column, holds);
        }
    }

    static List<Field> fields(RegistryDefinition definition, Set<String> names) {
        return definition.fields().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
    }

    private static Map<String, Object> present(Map<String, @Nullable Object> values) {
        var present = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }

    private interface Write {
        long run();
    }

    /** Two at once may both have found a value free; the index lets one in, the other hears why. */
    private long guarded(RecordTable table, Map<String, Object> values, Write write) {
        try {
            return write.run();
        } catch (DuplicateKeyException taken) {
            var text = String.valueOf(taken.getMostSpecificCause().getMessage());
            var faults = Faults.ofRecord(words);
            for (var field : table.definition().fields()) {
                var index = RecordIndex.unique(table.definition(), List.of(field.name()));
                if (field.unique() && text.contains(index.name())) {
                    Existence.taken(field, values.getOrDefault(field.name(), ""), faults);
                }
            }
            var numbers = new RecordIndex(table.registry(), IntakeKey.NUMBER.fields(), RecordIndex.Kind.UNIQUE);
            if (text.contains(numbers.name())) {
                faults.add("record_no", "number-taken");
            }
            for (var group : table.definition().unique()) {
                if (text.contains(RecordIndex.unique(table.definition(), group).name())) {
                    Existence.taken(table.definition(), group, faults);
                }
            }
            faults.raise("registry.invalid");
            throw taken;
        }
    }
}
