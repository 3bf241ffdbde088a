package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Creates, changes and deletes records, with their history, in the caller's transaction. */
@Component
class RecordWriting {
    private final RecordReading reading;
    private final Checks checks;
    private final Computed computed;
    private final RecordDeeds deeds;
    private final Uses uses;
    private final Words words;

    RecordWriting(RecordReading reading, Checks checks, Computed computed, RecordDeeds deeds, Uses uses, Words words) {
        this.reading = reading;
        this.checks = checks;
        this.computed = computed;
        this.deeds = deeds;
        this.uses = uses;
        this.words = words;
    }

    /** What a new record holds before the person has entered anything, of what they may enter: its defaults. */
    Map<String, @Nullable Object> begun(RecordTable table, Actor actor) {
        var definition = table.definition();
        var rights = FieldRights.of(actor, definition);
        var values = new HashMap<String, @Nullable Object>();
        checks.defaults(definition, values, actor);
        var begun = new LinkedHashMap<String, @Nullable Object>();
        for (var field : definition.fields()) {
            var value = values.get(field.name());
            if (value != null && rights.sees(field) && rights.writes(field)) {
                begun.put(field.name(), FieldValues.json(field, value));
            }
        }
        return begun;
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
        var emptied = emptied(definition, rights, values);
        checks.defaults(definition, values, actor);
        emptied.forEach(name -> values.put(name, null));
        computed.fill(definition, values);
        checks.values(table, Map.of(), values, actor, null, faults);
        checks.required(definition.fields().stream().filter(rights::writes).toList(), values, faults);
        checks.rules(definition, values, actor, faults);
        faults.raise("registry.invalid");
        return deeds.insert(table, actor.organisation(), values, new Cause(actor.username(), ""));
    }

    /** What the person left empty: the form began with the defaults, so they mean it. */
    private static List<String> emptied(
            RegistryDefinition definition, FieldRights rights, Map<String, @Nullable Object> values) {
        return definition.fields().stream()
                .filter(rights::writes)
                .map(RegistryDefinition.Field::name)
                .filter(name -> values.containsKey(name) && values.get(name) == null)
                .toList();
    }

    long create(RecordTable table, String owner, Map<String, ? extends @Nullable Object> given, Cause cause) {
        var faults = Faults.ofRecord(words);
        var values = checks.typed(table.definition(), given, faults);
        checks.defaults(table.definition(), values, null);
        computed.fill(table.definition(), values);
        checks.values(table, Map.of(), values, null, null, faults);
        faults.raise("registry.invalid");
        return deeds.insert(table, owner, values, cause);
    }

    void change(
            RecordTable table,
            Actor actor,
            long id,
            int version,
            Map<String, ? extends @Nullable Object> given,
            @Nullable String reason) {
        var row = changeable(table, actor, id, version);
        // What follows from a field, and rules over it, hold whether the person sees it or not.
        var whole = row.with(reading.row(table, id, true).values());
        deeds.update(table, whole, checked(table, actor, whole, given), whole.status(), cause(actor, reason));
    }

    private Row changeable(RecordTable table, Actor actor, long id, int version) {
        var row = reading.row(actor, table, id, true);
        require(table, row, version);
        return row;
    }

    /** @throws Problem {@code registry.record-forbidden}, {@code registry.stale} */
    static void require(RecordTable table, Row row, int version) {
        var title = RecordReading.title(table.definition(), row);
        if (!row.changeable()) {
            throw Problem.forbidden("registry.record-forbidden", title);
        }
        if (row.version() != version) {
            throw Problem.conflict("registry.stale", title);
        }
    }

    /**
     * What a person's values change of a record, with what follows from them.
     *
     * @param whole the record in full
     * @throws Problem {@code registry.invalid} with field errors
     */
    Map<String, @Nullable Object> checked(
            RecordTable table, Actor actor, Row whole, Map<String, ? extends @Nullable Object> given) {
        var definition = table.definition();
        var rights = FieldRights.of(actor, definition);
        var faults = Faults.ofRecord(words);
        var changed = changed(definition, whole, checks.typed(definition, seen(given, rights), faults));
        for (var field : RecordDeeds.fields(definition, changed.keySet())) {
            if (!rights.writes(field)) {
                faults.add(field.name(), "read-only", words.of(field.label()));
            }
        }
        computed.follow(definition, whole, changed);
        checks.values(table, whole.values(), changed, actor, whole.id(), faults);
        checks.required(RecordDeeds.fields(definition, changed.keySet()), changed, faults);
        checks.rules(definition, merged(whole, changed), actor, faults);
        faults.raise("registry.invalid");
        return changed;
    }

    static Cause cause(Actor actor, @Nullable String reason) {
        return new Cause(actor.username(), Objects.requireNonNullElse(reason, ""));
    }

    /** Makes another status of a record by hand, as far as its life-cycle lets this person. */
    void turn(RecordTable table, Actor actor, long id, int version, String status, @Nullable String reason) {
        var row = changeable(table, actor, id, version);
        requireTurn(table, actor, row, status);
        deeds.update(table, reading.row(table, id, true), Map.of(), status, cause(actor, reason));
    }

    /** @throws Problem {@code registry.status-forbidden} */
    void requireTurn(RecordTable table, Actor actor, Row row, String status) {
        var definition = table.definition();
        if (!definition.following(row.status(), actor).contains(status)) {
            throw Problem.forbidden(
                    "registry.status-forbidden",
                    RecordReading.title(definition, row),
                    named(definition, row.status()),
                    named(definition, status));
        }
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
        deeds.update(table, row, changed, status == null ? row.status() : status, cause);
    }

    /**
     * @param version that was seen; null: whatever it is now
     * @param despite others referring to it
     */
    void delete(
            RecordTable table,
            Actor actor,
            long id,
            @Nullable Integer version,
            @Nullable String reason,
            boolean despite) {
        var row = deletable(table, actor, id, version, reason, despite, true);
        deeds.delete(
                table, row, new Cause(actor.username(), String.valueOf(reason).strip()));
    }

    /** As {@link #delete}, which it would be right to call. */
    Row deletable(
            RecordTable table,
            Actor actor,
            long id,
            @Nullable Integer version,
            @Nullable String reason,
            boolean despite,
            boolean lock) {
        var row = reading.row(actor, table, id, lock);
        var title = RecordReading.title(table.definition(), row);
        if (!row.deletable()) {
            throw Problem.forbidden("registry.record-forbidden", title);
        }
        if (version != null && row.version() != version) {
            throw Problem.conflict("registry.stale", title);
        }
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid("registry.reason", List.of(), title);
        }
        if (!despite && uses.any(table.registry(), id)) {
            throw Problem.conflict("registry.in-use", title);
        }
        return row;
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
}
