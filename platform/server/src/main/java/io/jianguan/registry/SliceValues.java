package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.SliceRows.SliceRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a slice says of its rows: the fields it names and no others, personal data masked unless it says clear. */
@Component
class SliceValues {
    private final Labels labels;

    SliceValues(Labels labels) {
        this.labels = labels;
    }

    static boolean own(Field field) {
        return !RegistryDefinition.isStandard(field);
    }

    static List<Field> fields(RecordTable table, Slice slice) {
        return slice.fields().stream()
                .flatMap(name -> table.definition().column(name).stream())
                .toList();
    }

    List<SliceRow> of(RecordTable table, Slice slice, List<Row> rows) {
        var fields = fields(table, slice);
        var found = labels.of(table.definition(), fields, rows).iterator();
        return rows.stream()
                .map(row -> {
                    var names = found.next();
                    var values = new LinkedHashMap<String, @Nullable Object>();
                    var texts = new LinkedHashMap<String, Object>();
                    for (var field : fields) {
                        values.put(field.name(), value(slice, field, row));
                        var text = names.get(field.name());
                        if (text != null) {
                            texts.put(field.name(), text);
                        }
                    }
                    return new SliceRow(row.id(), row.version(), row.owner(), row.updatedAt(), values, texts);
                })
                .toList();
    }

    private static @Nullable Object value(Slice slice, Field field, Row row) {
        if (!own(field)) {
            return row.standard(field.name());
        }
        var value = row.values().get(field.name());
        if (value instanceof List<?> cells && field.columns().stream().anyMatch(Field::personal)) {
            return withoutPersonal(field, cells);
        }
        return field.personal() && !slice.clear().contains(field.name()) && value != null
                ? Masking.mask(value.toString())
                : FieldValues.json(field, value);
    }

    /** A table whose columns became personal after it was shared. */
    private static List<Map<?, ?>> withoutPersonal(Field table, List<?> rows) {
        var open = table.columns().stream()
                .filter(column -> !column.personal())
                .map(Field::name)
                .toList();
        return rows.stream()
                .<Map<?, ?>>map(row -> {
                    var kept = new LinkedHashMap<Object, Object>((Map<?, ?>) row);
                    kept.keySet().retainAll(open);
                    return kept;
                })
                .toList();
    }
}
