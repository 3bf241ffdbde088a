package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordStore.Sight;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Problem;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes records of rows: values as JSON, personal ones masked, labels beside them. */
@Component
class RecordReading {
    private final RecordStore store;
    private final Labels labels;
    private final Access access;
    private final Formulas formulas;

    RecordReading(RecordStore store, Labels labels, Access access, Formulas formulas) {
        this.store = store;
        this.labels = labels;
        this.access = access;
        this.formulas = formulas;
    }

    /** What the actor may do with each row. */
    Sight sight(Actor actor, RecordTable table) {
        return new Sight(
                access.allowed(actor, table, "read"),
                access.unmasked(actor, table),
                access.allowed(actor, table, "change"),
                access.allowed(actor, table, "delete"),
                FieldRights.of(actor, table.definition()));
    }

    /** @throws Problem {@code registry.record-unknown}, also where the actor may not see it */
    Row row(Actor actor, RecordTable table, long id, boolean lock) {
        return store.find(table, id, sight(actor, table), lock).orElseThrow(() -> unknown(table, id));
    }

    /** @param readable false where what was written took it out of the writer's sight */
    record Written(Row row, boolean readable) {}

    /** What the actor has just written: told even where they handed it on and no longer see it. */
    Written written(Actor actor, RecordTable table, long id) {
        var sight = sight(actor, table);
        return store.find(table, id, sight, false)
                .map(row -> new Written(row, true))
                .or(() -> store.find(table, id, sight.anywhere(), false).map(row -> new Written(row, false)))
                .orElseThrow(() -> unknown(table, id));
    }

    /** As {@link #row(Actor, RecordTable, long, boolean)}, also from the bin. */
    Row rowOrDeleted(Actor actor, RecordTable table, long id) {
        var sight = sight(actor, table);
        return store.find(table, id, sight, false)
                .or(() -> store.findDeleted(table, id, sight, false))
                .orElseThrow(() -> unknown(table, id));
    }

    Row row(RecordTable table, long id, boolean lock) {
        return store.find(table, id, Sight.full(), lock).orElseThrow(() -> unknown(table, id));
    }

    private static Problem unknown(RecordTable table, long id) {
        return Problem.notFound("registry.record-unknown", table.registry(), String.valueOf(id));
    }

    Record record(Actor actor, RecordTable table, long id) {
        return records(table, List.of(row(actor, table, id, false))).getFirst();
    }

    /** As {@link #written}. */
    Record writtenRecord(Actor actor, RecordTable table, long id) {
        return records(table, List.of(written(actor, table, id).row())).getFirst();
    }

    Record labelled(RecordTable table, long id) {
        return records(table, List.of(row(table, id, false))).getFirst();
    }

    /** For processes: in full, without labels. */
    Record record(RecordTable table, long id) {
        var definition = table.definition();
        return record(definition, definition.fields(), row(table, id, false), Map.of(), Map.of());
    }

    List<Record> records(RecordTable table, Collection<Long> ids) {
        return records(table, store.find(table, ids));
    }

    List<Record> records(RecordTable table, List<Row> rows) {
        return records(table, rows, null);
    }

    /** @param moment codes are called what they were called then; null: as today */
    List<Record> records(RecordTable table, List<Row> rows, @Nullable OffsetDateTime moment) {
        var fields = table.definition().fields();
        return records(table, rows, fields, moment, row -> Map.of());
    }

    /** Of what a list shows of each row. */
    List<Record> records(Selection selection, List<Row> rows) {
        var fields = selection.fields();
        return records(
                selection.table(),
                rows,
                fields,
                selection.moment(),
                formulas.over(selection.formulas(), fields, selection.today()));
    }

    private List<Record> records(
            RecordTable table,
            List<Row> rows,
            List<RegistryDefinition.Field> fields,
            @Nullable OffsetDateTime moment,
            Function<Row, Map<String, @Nullable Object>> made) {
        var found = labels.of(table.definition(), fields, rows, moment).iterator();
        return rows.stream()
                .map(row -> record(table.definition(), fields, row, found.next(), made.apply(row)))
                .toList();
    }

    private static Record record(
            RegistryDefinition definition,
            List<RegistryDefinition.Field> fields,
            Row row,
            Map<String, Object> labels,
            Map<String, @Nullable Object> made) {
        var values = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(fields.size());
        for (var field : fields) {
            var value = row.values().get(field.name());
            values.put(
                    field.name(),
                    field.personal() && !row.unmasked() && value != null
                            ? Masking.mask(value.toString())
                            : FieldValues.json(field, value));
        }
        values.putAll(made);
        return new Record(
                definition.registry(),
                row.id(),
                row.version(),
                row.number(),
                title(definition, row),
                row.status(),
                row.owner(),
                values,
                labels,
                row.createdAt(),
                row.updatedAt());
    }

    /** Titles of records that are there; others are left out. */
    Map<Long, String> titles(RecordTable table, Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : store.find(table, ids).stream()
                        .collect(Collectors.toMap(Row::id, row -> discreet(table.definition(), row)));
    }

    Map<Long, Records.Named> names(RecordTable table, Collection<Long> ids) {
        var definition = table.definition();
        var key = definition.fields().stream()
                .filter(field -> field.unique() && !field.personal())
                .findFirst();
        var shown = Stream.concat(definition.field(definition.title()).stream(), key.stream())
                .distinct()
                .toList();
        var names = new HashMap<Long, Records.Named>();
        for (var row : store.find(table, ids, shown)) {
            var value = key.map(field -> discreet(field, row)).orElse(null);
            names.put(row.id(), new Records.Named(discreet(definition, row), value));
        }
        return names;
    }

    private static @Nullable String discreet(RegistryDefinition.Field field, Row row) {
        var value = row.values().get(field.name());
        if (value == null) {
            return null;
        }
        return field.personal() ? Masking.mask(value.toString()) : value.toString();
    }

    /** For whoever may not see personal data in full. */
    static String discreet(RegistryDefinition definition, Row row) {
        var title = title(definition, row);
        boolean personal = definition
                .field(definition.title())
                .filter(RegistryDefinition.Field::personal)
                .isPresent();
        return personal ? Masking.mask(title) : title;
    }

    static String title(RegistryDefinition definition, Row row) {
        var title = row.values().get(definition.title());
        if (title != null) {
            return title.toString();
        }
        return row.number() == null ? "#" + row.id() : row.number();
    }
}
