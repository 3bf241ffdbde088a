package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordTrail.Deed;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.RegistryDefinition.Status;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Creates, changes and deletes records, with their history, in the caller's transaction. */
@Component
class RecordWriting {
    private final RecordStore store;
    private final RecordReading reading;
    private final Checks checks;
    private final Computed computed;
    private final Numbers numbers;
    private final RecordTrail trail;
    private final Words words;
    private final Clock clock;

    RecordWriting(
            RecordStore store,
            RecordReading reading,
            Checks checks,
            Computed computed,
            Numbers numbers,
            RecordTrail trail,
            Words words,
            Clock clock) {
        this.store = store;
        this.reading = reading;
        this.checks = checks;
        this.computed = computed;
        this.numbers = numbers;
        this.trail = trail;
        this.words = words;
        this.clock = clock;
    }

    long create(RecordTable table, Actor actor, Map<String, ? extends @Nullable Object> given) {
        var definition = table.definition();
        var faults = Faults.ofRecord(words);
        var rights = FieldRights.of(actor, definition);
        var values = checks.typed(definition, given, faults);
        for (var field : definition.fields()) {
            if (!rights.writes(field) && values.get(field.name()) != null) {
                faults.add(field.name(), "read-only", words.of(field.label()));
            }
        }
        checks.defaults(definition, values, actor);
        computed.fill(definition, values);
        checks.values(table, Map.of(), values, actor, null, faults);
        checks.required(definition.fields().stream().filter(rights::writes).toList(), values, faults);
        checks.rules(definition, values, actor, faults);
        faults.raise("registry.invalid");
        return insert(table, actor.organisation(), values, new Cause(actor.username(), ""));
    }

    long create(RecordTable table, String owner, Map<String, ? extends @Nullable Object> given, Cause cause) {
        var faults = Faults.ofRecord(words);
        var values = checks.typed(table.definition(), given, faults);
        checks.defaults(table.definition(), values, null);
        computed.fill(table.definition(), values);
        checks.values(table, Map.of(), values, null, null, faults);
        faults.raise("registry.invalid");
        return insert(table, owner, values, cause);
    }

    private long insert(RecordTable table, String owner, Map<String, @Nullable Object> values, Cause cause) {
        var definition = table.definition();
        var now = OffsetDateTime.now(clock.withZone(FieldValues.ZONE));
        var present = present(values);
        var status =
                definition.statuses().stream().findFirst().map(Status::code).orElse(null);
        var number = numbers.next(definition, now.toLocalDate());
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

    void change(
            RecordTable table,
            Actor actor,
            long id,
            int version,
            Map<String, ? extends @Nullable Object> given,
            @Nullable String reason) {
        var definition = table.definition();
        var row = reading.row(actor, table, id, true);
        if (!row.changeable()) {
            throw Problem.forbidden("registry.record-forbidden", RecordReading.title(definition, row));
        }
        if (row.version() != version) {
            throw Problem.conflict("registry.stale", RecordReading.title(definition, row));
        }
        // What follows from a field, and rules over it, hold whether the person sees it or not.
        var whole = row.with(reading.row(table, id, true).values());
        var rights = FieldRights.of(actor, definition);
        var faults = Faults.ofRecord(words);
        var changed = changed(definition, whole, checks.typed(definition, seen(given, rights), faults));
        for (var field : fields(definition, changed.keySet())) {
            if (!rights.writes(field)) {
                faults.add(field.name(), "read-only", words.of(field.label()));
            }
        }
        computed.follow(definition, whole, changed);
        checks.values(table, whole.values(), changed, actor, id, faults);
        checks.required(fields(definition, changed.keySet()), changed, faults);
        checks.rules(definition, merged(whole, changed), actor, faults);
        faults.raise("registry.invalid");
        update(
                table,
                whole,
                changed,
                whole.status(),
                new Cause(actor.username(), Objects.requireNonNullElse(reason, "")));
    }

    /** Makes another status of a record by hand, as far as its life-cycle lets this person. */
    void turn(RecordTable table, Actor actor, long id, int version, String status, @Nullable String reason) {
        var definition = table.definition();
        var row = reading.row(actor, table, id, true);
        var title = RecordReading.title(definition, row);
        if (!row.changeable()) {
            throw Problem.forbidden("registry.record-forbidden", title);
        }
        if (row.version() != version) {
            throw Problem.conflict("registry.stale", title);
        }
        if (!definition.following(row.status(), actor).contains(status)) {
            throw Problem.forbidden(
                    "registry.status-forbidden", title, named(definition, row.status()), named(definition, status));
        }
        var cause = new Cause(actor.username(), Objects.requireNonNullElse(reason, ""));
        update(table, reading.row(table, id, true), Map.of(), status, cause);
    }

    private String named(RegistryDefinition definition, @Nullable String status) {
        return definition.status(status).map(known -> words.of(known.label())).orElse("—");
    }

    void apply(
            RecordTable table,
            long id,
            Map<String, ? extends @Nullable Object> given,
            @Nullable String status,
            Cause cause) {
        var definition = table.definition();
        if (status != null && definition.status(status).isEmpty()) {
            throw Problem.invalid("registry.status-unknown", List.of(), definition.registry(), status);
        }
        var row = reading.row(table, id, true);
        var faults = Faults.ofRecord(words);
        var changed = changed(definition, row, checks.typed(definition, given, faults));
        computed.follow(definition, row, changed);
        checks.values(table, row.values(), changed, null, id, faults);
        faults.raise("registry.invalid");
        update(table, row, changed, status == null ? row.status() : status, cause);
    }

    private void update(
            RecordTable table, Row row, Map<String, @Nullable Object> changed, @Nullable String status, Cause cause) {
        if (changed.isEmpty() && Objects.equals(status, row.status())) {
            return;
        }
        var now = OffsetDateTime.now(clock.withZone(FieldValues.ZONE));
        var values = merged(row, changed);
        guarded(table, present(changed), () -> {
            store.update(table, row.id(), status, values, changed.keySet(), cause.username(), now);
            return row.id();
        });
        trail.attach(table, row.id(), present(changed), row.values(), cause.username());
        var before = new LinkedHashMap<String, @Nullable Object>();
        var after = new LinkedHashMap<String, @Nullable Object>();
        for (var field : fields(table.definition(), changed.keySet())) {
            before.put(field.name(), FieldValues.json(field, row.values().get(field.name())));
            after.put(field.name(), FieldValues.json(field, changed.get(field.name())));
        }
        if (!Objects.equals(status, row.status())) {
            before.put("status", row.status());
            after.put("status", status);
        }
        trail.leave(table, row.id(), row.version() + 1, Deed.CHANGE, now, cause, before, after);
    }

    void delete(RecordTable table, Actor actor, long id, @Nullable String reason) {
        var row = reading.row(actor, table, id, true);
        var title = RecordReading.title(table.definition(), row);
        if (!row.deletable()) {
            throw Problem.forbidden("registry.record-forbidden", title);
        }
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid("registry.reason", List.of(), title);
        }
        var now = OffsetDateTime.now(clock.withZone(FieldValues.ZONE));
        store.delete(table, id, actor.username(), now);
        var cause = new Cause(actor.username(), reason.strip());
        trail.leave(table, id, row.version() + 1, Deed.DELETE, now, cause, Map.of(), Map.of());
    }

    /** A form sends back hidden fields as empty: that is no change. */
    private static Map<String, ? extends @Nullable Object> seen(
            Map<String, ? extends @Nullable Object> given, FieldRights rights) {
        var seen = new LinkedHashMap<String, @Nullable Object>(given);
        rights.hidden().stream().filter(name -> seen.get(name) == null).forEach(seen::remove);
        return seen;
    }

    /** What differs from the row; a masked value sent back as it was shown is no change. */
    static Map<String, @Nullable Object> changed(
            RegistryDefinition definition, Row row, Map<String, @Nullable Object> typed) {
        var changed = new LinkedHashMap<String, @Nullable Object>();
        typed.forEach((name, value) -> {
            var field = definition.field(name).orElseThrow();
            var known = row.values().get(name);
            boolean mask = field.personal()
                    && !row.unmasked()
                    && known != null
                    && Masking.mask(known.toString()).equals(value);
            if (!mask && !FieldValues.same(value, known)) {
                changed.put(name, value);
            }
        });
        return changed;
    }

    private static List<Field> fields(RegistryDefinition definition, Set<String> names) {
        return definition.fields().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
    }

    static Map<String, Object> merged(Row row, Map<String, @Nullable Object> changed) {
        var merged = new HashMap<>(row.values());
        changed.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return merged;
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
                var index = new RecordIndex(table.registry(), List.of(field.name()), RecordIndex.Kind.UNIQUE);
                if (field.unique() && text.contains(index.name())) {
                    Existence.taken(field, values.getOrDefault(field.name(), ""), faults);
                }
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
