package io.jianguan.registry;

import io.jianguan.registry.Lookups.Place;
import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Given;
import io.jianguan.registry.RecordStore.Sight;
import io.jianguan.rest.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks many rows as {@link RecordWriting} checks one: by the same rules, with one question a kind to the database. */
@Component
class IntakeChecks {
    private static final int NAMED = 5;
    private final DSLContext sql;
    private final BlindIndex blind;
    private final PersonalData personal;
    private final RecordStore store;
    private final RecordReading reading;
    private final Checks checks;
    private final Computed computed;
    private final Existence existence;
    private final IntakeStandard standard;
    private final Words words;

    IntakeChecks(
            DSLContext sql,
            BlindIndex blind,
            PersonalData personal,
            RecordStore store,
            RecordReading reading,
            Checks checks,
            Computed computed,
            Existence existence,
            IntakeStandard standard,
            Words words) {
        this.sql = sql;
        this.blind = blind;
        this.personal = personal;
        this.store = store;
        this.reading = reading;
        this.checks = checks;
        this.computed = computed;
        this.existence = existence;
        this.standard = standard;
        this.words = words;
    }

    /** @param lock keeps others from changing the matched records until the transaction ends */
    List<IntakeRow> prepare(IntakeSession session, RecordTable table, List<Given> given, boolean lock) {
        var rows = remember(session, table, given);
        var known = new HashMap<String, List<Row>>();
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
        var definition = table.definition();
        var keys = IntakeKey.of(definition);
        var rows = new ArrayList<IntakeRow>(given.size());
        for (var one : given) {
            var row = new IntakeRow(one, words);
            row.values = checks.typed(definition, standard.taken(definition, one, row), row.faults);
            rows.add(row);
            for (var key : keys) {
                var value = key.of(row::value);
                boolean told = key.unique() || key.equals(session.key);
                long first = value == null || !told ? 0 : session.first(key, value, row.number);
                if (first > 0) {
                    key.repeated(definition, row, first);
                }
            }
        }
        return rows;
    }

    /** @return keys of records which the person does not see */
    private Set<String> known(
            IntakeSession session,
            RecordTable table,
            List<IntakeRow> rows,
            boolean lock,
            Map<String, List<Row>> known) {
        var key = session.key;
        var keyed = key == null
                ? List.<IntakeRow>of()
                : rows.stream().filter(row -> key.of(row::value) != null).toList();
        if (key == null || keyed.isEmpty()) {
            return Set.of();
        }
        // What follows from a field, and rules over it, hold whether the person sees it or not.
        var seen = reading.sight(session.actor, table);
        var sight = new Sight(seen.readable(), seen.unmasked(), seen.changeable(), seen.deletable(), FieldRights.ALL);
        // By personal data only whoever sees it in full finds a record.
        var findable =
                key.blind().isEmpty() ? sight.readable() : sight.readable().and(sight.unmasked());
        var readable = DSL.field(findable).as("may_read");
        var select = sql.select(RecordStore.columns(table, sight))
                .select(readable)
                .from(table.table())
                .where(key.among(table, keyed, blind), RecordTable.DELETED_AT.isNull())
                .orderBy(RecordTable.ID);
        var foreign = new HashSet<String>();
        var reader = store.reader(table);
        (lock ? select.forUpdate() : select).fetch().forEach(found -> {
            var row = reader.map(found);
            var value = Objects.requireNonNull(key.of(name -> column(row, name)));
            if (Boolean.TRUE.equals(found.get(readable))) {
                known.computeIfAbsent(value, ignored -> new ArrayList<>()).add(row);
            } else {
                foreign.add(value);
            }
        });
        return foreign;
    }

    private static @Nullable Object column(Row row, String name) {
        return RegistryDefinition.STANDARD.containsKey(name)
                ? row.standard(name)
                : row.values().get(name);
    }

    private void decide(
            IntakeSession session,
            RegistryDefinition definition,
            FieldRights rights,
            IntakeRow row,
            Map<String, List<Row>> known) {
        var key = session.key;
        var value = key == null ? null : key.of(row::value);
        var all = value == null ? null : known.get(value);
        if (key == null || all == null) {
            create(session, definition, rights, row);
            return;
        }
        if (all.size() > 1) {
            ambiguous(definition, key, all, row);
            return;
        }
        var found = all.getFirst();
        switch (session.order.match()) {
            case SKIP -> row.becomes(Deed.SKIPPED);
            case REFUSE -> {
                row.becomes(Deed.SKIPPED);
                key.taken(definition, row);
            }
            case CHANGE -> change(session, definition, rights, row, found);
        }
    }

    private void ambiguous(RegistryDefinition definition, IntakeKey key, List<Row> found, IntakeRow row) {
        row.becomes(Deed.SKIPPED);
        var shown =
                found.stream().limit(NAMED).map(one -> named(definition, one)).collect(Collectors.joining("、"));
        row.faults.add(key.fields().getFirst(), "ambiguous", found.size(), shown);
    }

    /** Such records are often called the same: with the number that tells them apart. */
    private static String named(RegistryDefinition definition, Row row) {
        var title = RecordReading.title(definition, row);
        return row.number() == null || row.number().equals(title) ? title : title + " " + row.number();
    }

    private void create(IntakeSession session, RegistryDefinition definition, FieldRights rights, IntakeRow row) {
        standard.create(session.keeper, row);
        unwritable(definition, rights, row);
        checks.defaults(definition, row.values, session.actor);
        computed.fill(definition, row.values);
        single(definition, row);
        checks.required(definition.fields().stream().filter(rights::writes).toList(), row.values, row.faults);
    }

    /** An empty cell leaves what is there: people send sheets that hold some of the fields only. */
    private void change(
            IntakeSession session, RegistryDefinition definition, FieldRights rights, IntakeRow row, Row found) {
        row.becomes(Deed.CHANGED);
        row.known = found;
        if (!found.changeable()) {
            var title = RecordReading.title(definition, found);
            row.faults.say("", "forbidden", words.text("problem.registry.record-forbidden", title));
        }
        standard.change(definition, session.actor, row, found);
        row.values.values().removeIf(Objects::isNull);
        row.values = RecordWriting.changed(definition, found, row.values);
        unwritable(definition, rights, row);
        computed.follow(definition, found, row.values);
        single(definition, row);
        if (row.values.isEmpty() && row.status == null) {
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

    /** @param foreign of records out of sight, by the key of the session: they need not be asked for again */
    private void unique(IntakeSession session, RecordTable table, List<IntakeRow> rows, Set<String> foreign) {
        for (var key : IntakeKey.of(table.definition())) {
            if (!key.unique() || key.equals(session.key) && foreign.isEmpty()) {
                continue;
            }
            var written = new HashMap<String, IntakeRow>();
            rows.stream().filter(key::isWritten).forEach(row -> {
                var value = key.of(row::value);
                if (value != null) {
                    written.putIfAbsent(value, row);
                }
            });
            if (key.equals(session.key)) {
                written.forEach((value, row) -> {
                    if (foreign.contains(value)) {
                        key.taken(table.definition(), row);
                    }
                });
            } else if (!written.isEmpty()) {
                unique(table, key, written);
            }
        }
    }

    private void unique(RecordTable table, IntakeKey key, Map<String, IntakeRow> written) {
        var columns = new ArrayList<Field<?>>(List.of(RecordTable.ID));
        key.fields().forEach(name -> columns.add(table.column(name)));
        sql.select(columns)
                .from(table.table())
                .where(key.among(table, written.values(), blind), RecordTable.DELETED_AT.isNull())
                .forEach(found -> {
                    var value = key.of(name -> opened(table, name, found.get(table.<Object>column(name))));
                    var row = value == null ? null : written.get(value);
                    if (row != null && !isOwn(row.known, found.get(RecordTable.ID))) {
                        key.taken(table.definition(), row);
                    }
                });
    }

    private @Nullable Object opened(RecordTable table, String name, @Nullable Object value) {
        var field = table.definition().field(name).orElse(null);
        return field == null ? value : personal.opened(field, value);
    }

    private static boolean isOwn(@Nullable Row known, long id) {
        return known != null && known.id() == id;
    }
}
