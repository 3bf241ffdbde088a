package io.jianguan.intake;

import io.jianguan.intake.Plan.SheetColumn;
import io.jianguan.registry.FieldType;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which column is likely to be which field: as the person said last time, else by label or name. */
final class Proposal {
    private static final int SAMPLES = 3;
    private static final int SIMILAR = 2;
    private final Map<String, String> remembered;
    private final Map<String, String> named = new HashMap<>();
    private final List<Field> fields;

    /**
     * @param fields that a column may go to
     * @param remembered field by title; empty where the column was left out
     */
    Proposal(List<Field> fields, Map<String, String> remembered) {
        this.remembered = remembered;
        this.fields = fields;
        for (var field : fields) {
            named.putIfAbsent(Texts.title(field.label().zh()), field.name());
            named.putIfAbsent(Texts.title(field.label().en()), field.name());
            named.putIfAbsent(Texts.title(field.name()), field.name());
        }
    }

    /**
     * Those a cell can hold and a person may write; behind them the record number, by which records are found, and the
     * status.
     *
     * @param keeper may say number and status of new records
     */
    static List<Field> fields(RegistryDefinition definition, boolean keeper) {
        var fields = new ArrayList<Field>();
        definition.fields().stream()
                .filter(field ->
                        !field.readOnly() && field.type() != FieldType.FILES && field.type() != FieldType.TABLE)
                .forEach(fields::add);
        if (definition.number() != null) {
            definition.column("record_no").ifPresent(fields::add);
        }
        if (keeper && !definition.statuses().isEmpty()) {
            definition.column("status").ifPresent(fields::add);
        }
        return fields;
    }

    /** A column that every registry has. */
    static boolean isStandard(Field field) {
        return RegistryDefinition.STANDARD.containsKey(field.name());
    }

    boolean knows(String title) {
        return remembered.containsKey(title) || named.containsKey(Texts.title(title));
    }

    List<SheetColumn> columns(Heading heading, List<SheetRow> below) {
        var columns = new ArrayList<SheetColumn>();
        var used = new HashSet<String>();
        for (int place = 0; place < heading.titles().size(); place++) {
            var title = heading.titles().get(place);
            var samples = samples(below, place);
            if (title.isEmpty() && samples.isEmpty()) {
                continue;
            }
            var field = remembered.containsKey(title) ? remembered.get(title) : named.get(Texts.title(title));
            boolean free = field != null && !field.isEmpty() && used.add(field);
            columns.add(new SheetColumn(place, title, free ? field : null, samples));
        }
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (column.field() == null && !remembered.containsKey(column.title())) {
                var field = similar(Texts.title(column.title()));
                if (field != null && used.add(field)) {
                    columns.set(i, column.to(field));
                }
            }
        }
        return columns;
    }

    private static List<String> samples(List<SheetRow> rows, int place) {
        return rows.stream()
                .map(row -> row.text(place))
                .filter(text -> !text.isEmpty())
                .limit(SAMPLES)
                .map(text -> text.substring(0, Math.min(40, text.length())))
                .toList();
    }

    /** The only field whose label holds the title, or that the title holds. */
    private @Nullable String similar(String title) {
        if (title.length() < SIMILAR) {
            return null;
        }
        var alike = fields.stream()
                .filter(field -> !isStandard(field))
                .filter(field -> {
                    var label = Texts.title(field.label().zh());
                    return label.contains(title) || label.length() >= SIMILAR && title.contains(label);
                })
                .toList();
        return alike.size() == 1 ? alike.getFirst().name() : null;
    }
}
