package io.jianguan.registry;

import io.jianguan.registry.Lookups.Place;
import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Given;
import io.jianguan.registry.RecordStore.Sight;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks many rows as {@link RecordWriting} checks one: by the same rules, with one question a kind to the database. */
@Component
class IntakeChecks {
    private final DSLContext sql;
    private final RecordStore store;
    private final RecordReading reading;
    private final Checks checks;
    private final Computed computed;
    private final Existence existence;
    private final Words words;

    IntakeChecks(
            DSLContext sql,
            RecordStore store,
            RecordReading reading,
            Checks checks,
            Computed computed,
            Existence existence,
            Words words) {
        this.sql = sql;
        this.store = store;
        this.reading = reading;
        this.checks = checks;
        this.computed = computed;
        this.existence = existence;
        this.words = words;
    }

    /** @param lock keeps others from changing the matched records until the transaction ends */
    List<IntakeRow> prepare(IntakeSession session, RecordTable table, List<Given> given, boolean lock) {
        var rows = remember(session, table, given);
        var known = new HashMap<Object, Row>();
        var foreign = known(session, table, rows, lock, known);
        var rights = FieldRights.of(session.actor, table.definition());
        rows.forEach(row -> decide(session, table.definition(), rights, row, known));
        existing(session, rows);
        unique(session, table, rows, foreign);
        for (var row : rows) {
            if (row.writes()) {
                var whole = row.known == null ? row.values : RecordWriting.merged(row.known, row.values);
                checks.rules(table.definition(), whole, session.actor, row.faults);
            }
        }
        return rows;
    }

    List<IntakeRow> remember(IntakeSession session, RecordTable table, List<Given> given) {
        var rows = new ArrayList<IntakeRow>(given.size());
        for (var one : given) {
            var row = new IntakeRow(one, words);
            row.values = checks.typed(table.definition(), one.values(), row.faults);
            rows.add(row);
            together(session, table.definition(), row);
            for (var field : table.definition().fields()) {
                var value = field.unique() ? row.values.get(field.name()) : null;
                long first = value == null ? 0 : session.first(field.name(), value, row.number);
                if (first > 0) {
                    row.faults.add(field.name(), "repeated", words.of(field.label()), String.valueOf(first));
                }
            }
        }
        return rows;
    }

    private void together(IntakeSession session, RegistryDefinition definition, IntakeRow row) {
        for (var group : definition.unique()) {
            var values = group.stream().map(row.values::get).toList();
            long first = values.stream().allMatch(Objects::nonNull)
                    ? session.first(String.join("+", group), values, row.number)
                    : 0;
            if (first > 0) {
                var label = definition.field(group.getLast()).orElseThrow().label();
                row.faults.add(group.getLast(), "repeated", words.of(label), String.valueOf(first));
            }
        }
    }

    /** @return values of the field that records have which the person does not see */
    private Set<Object> known(
            IntakeSession session, RecordTable table, List<IntakeRow> rows, boolean lock, Map<Object, Row> known) {
        var field = session.order.field();
        if (field == null) {
            return Set.of();
        }
        var keys = new HashSet<Object>();
        rows.forEach(row -> {
            if (row.values.get(field) != null) {
                keys.add(row.values.get(field));
            }
        });
        if (keys.isEmpty()) {
            return Set.of();
        }
        // What follows from a field, and rules over it, hold whether the person sees it or not.
        var seen = reading.sight(session.actor, table);
        var sight = new Sight(seen.readable(), seen.unmasked(), seen.changeable(), seen.deletable(), FieldRights.ALL);
        var readable = DSL.field(sight.readable()).as("may_read");
        var select = sql.select(RecordStore.columns(table, sight))
                .select(readable)
                .from(table.table())
                .where(among(table, field, keys), RecordTable.DELETED_AT.isNull())
                .orderBy(RecordTable.ID);
        var foreign = new HashSet<Object>();
        var reader = store.reader(table);
        (lock ? select.forUpdate() : select).fetch().forEach(found -> {
            var row = reader.map(found);
            var value = Objects.requireNonNull(row.values().get(field));
            if (Boolean.TRUE.equals(found.get(readable))) {
                known.put(value, row);
            } else {
                foreign.add(value);
            }
        });
        return foreign;
    }

    private void decide(
            IntakeSession session,
            RegistryDefinition definition,
            FieldRights rights,
            IntakeRow row,
            Map<Object, Row> known) {
        var field = session.order.field();
        var key = field == null ? null : row.values.get(field);
        var found = key == null ? null : known.get(key);
        if (field == null || key == null || found == null) {
            create(session, definition, rights, row);
            return;
        }
        switch (session.order.match()) {
            case SKIP -> row.becomes(Deed.SKIPPED);
            case REFUSE -> {
                row.becomes(Deed.SKIPPED);
                Existence.taken(definition.field(field).orElseThrow(), key, row.faults);
            }
            case CHANGE -> change(definition, rights, row, found);
        }
    }

    private void create(IntakeSession session, RegistryDefinition definition, FieldRights rights, IntakeRow row) {
        unwritable(definition, rights, row);
        checks.defaults(definition, row.values, session.actor);
        computed.fill(definition, row.values);
        single(definition, row);
        checks.required(definition.fields().stream().filter(rights::writes).toList(), row.values, row.faults);
    }

    /** An empty cell leaves what is there: people send sheets that hold some of the fields only. */
    private void change(RegistryDefinition definition, FieldRights rights, IntakeRow row, Row found) {
        row.becomes(Deed.CHANGED);
        row.known = found;
        if (!found.changeable()) {
            var title = RecordReading.title(definition, found);
            row.faults.say("", "forbidden", words.text("problem.registry.record-forbidden", title));
        }
        row.values.values().removeIf(Objects::isNull);
        row.values = RecordWriting.changed(definition, found, row.values);
        unwritable(definition, rights, row);
        computed.follow(definition, found, row.values);
        single(definition, row);
        if (row.values.isEmpty()) {
            row.becomes(Deed.SAME);
        }
    }

    private void unwritable(RegistryDefinition definition, FieldRights rights, IntakeRow row) {
        for (var field : definition.fields()) {
            if (!rights.writes(field) && row.values.get(field.name()) != null) {
                row.faults.add(field.name(), "read-only", words.of(field.label()));
            }
        }
    }

    private static void single(RegistryDefinition definition, IntakeRow row) {
        for (var field : definition.fields()) {
            var value = row.values.get(field.name());
            if (value != null) {
                Checks.single(field, field.name(), value, row.faults);
                row.lookups.add(field, field.name(), value);
            }
        }
    }

    /** What rows name is asked for once, however many name it. */
    private void existing(IntakeSession session, List<IntakeRow> rows) {
        var asked = new Lookups();
        var keys = new LinkedHashMap<String, Place>();
        for (var row : rows) {
            row.lookups.each(place -> {
                var key = key(place);
                if (!session.isVerified(key) && keys.putIfAbsent(key, place) == null) {
                    asked.add(place.field(), key, place.value());
                }
            });
        }
        var missing = new HashMap<String, FieldError>();
        var faults = Faults.ofRecord(words);
        existence.check(asked, session.actor, faults);
        faults.all().forEach(error -> missing.put(error.field(), error));
        keys.keySet().stream().filter(key -> !missing.containsKey(key)).forEach(session::verified);
        if (missing.isEmpty()) {
            return;
        }
        for (var row : rows) {
            row.lookups.each(place -> {
                var error = missing.get(key(place));
                if (error != null) {
                    row.faults.say(place.path(), error.code(), error.message());
                }
            });
        }
    }

    private static String key(Place place) {
        return place.field().name() + '\u001f' + place.value();
    }

    /** @param foreign values of the matched field that are taken by records out of sight: it need not be asked for again */
    private void unique(IntakeSession session, RecordTable table, List<IntakeRow> rows, Set<Object> foreign) {
        for (var field : table.definition().fields()) {
            if (field.name().equals(session.order.field())) {
                for (var row : rows) {
                    var value = row.values.get(field.name());
                    if (value != null && row.writes() && foreign.contains(value)) {
                        Existence.taken(field, value, row.faults);
                    }
                }
            } else if (field.unique()) {
                unique(table, field, rows);
            }
        }
        if (!table.definition().unique().isEmpty()) {
            rows.stream().filter(IntakeRow::writes).forEach(row -> {
                var known = row.known;
                existence.uniqueTogether(
                        table,
                        known == null ? Map.of() : known.values(),
                        row.values,
                        known == null ? null : known.id(),
                        row.faults);
            });
        }
    }

    private void unique(RecordTable table, Field field, List<IntakeRow> rows) {
        var values = new HashMap<Object, IntakeRow>();
        rows.stream().filter(IntakeRow::writes).forEach(row -> {
            var value = row.values.get(field.name());
            if (value != null) {
                values.putIfAbsent(value, row);
            }
        });
        if (values.isEmpty()) {
            return;
        }
        var column = table.<Object>column(field.name());
        sql.select(RecordTable.ID, column)
                .from(table.table())
                .where(among(table, field.name(), values.keySet()), RecordTable.DELETED_AT.isNull())
                .forEach(found -> {
                    var row = values.get(found.value2());
                    if (row != null && !isOwn(row.known, found.value1())) {
                        Existence.taken(field, found.value2(), row.faults);
                    }
                });
    }

    private static boolean isOwn(@Nullable Row known, long id) {
        return known != null && known.id() == id;
    }

    private static Condition among(RecordTable table, String field, Collection<Object> values) {
        var column = table.<Object>column(field);
        var first = values.iterator().next();
        return first instanceof String || first instanceof Long ? Conditions.oneOf(column, values) : column.in(values);
    }
}
