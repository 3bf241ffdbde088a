package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A form-js schema from a registry's fields: two columns, what people enter first, what processes set last. */
final class MadeForm {
    private static final int WHOLE = 16;
    private static final Set<String> CHECKLIST = Set.of("no", "content", "basis", "answer", "note");
    private final RegistryDefinition definition;
    private final Words words;
    private final FieldRights rights;

    MadeForm(RegistryDefinition definition, Words words) {
        this(definition, words, FieldRights.ALL);
    }

    /** @param rights of who fills it in */
    MadeForm(RegistryDefinition definition, Words words, FieldRights rights) {
        this.definition = definition;
        this.words = words;
        this.rights = rights;
    }

    Map<String, Object> schema() {
        var groups = new ArrayList<Map<String, Object>>();
        group(groups, "entered", part(field -> rights.writes(field) && !apart(field)));
        for (var field : part(field -> field.type() == FieldType.TABLE && rights.writes(field))) {
            groups.add(placed(component(field), "row-" + field.name(), WHOLE));
        }
        group(groups, "files", part(field -> field.type() == FieldType.FILES && rights.writes(field)));
        group(groups, "set", part(field -> !rights.writes(field)));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "default");
        schema.put("id", "registry-" + definition.registry());
        schema.put("schemaVersion", 18);
        schema.put("components", groups);
        return schema;
    }

    private static boolean apart(Field field) {
        return field.type() == FieldType.TABLE || field.type() == FieldType.FILES;
    }

    private List<Field> part(Predicate<Field> which) {
        return definition.fields().stream().filter(rights::sees).filter(which).toList();
    }

    private void group(List<Map<String, Object>> groups, String name, List<Field> fields) {
        if (fields.isEmpty()) {
            return;
        }
        var group = new LinkedHashMap<String, Object>();
        group.put("type", "group");
        group.put("id", "group-" + name);
        group.put("label", words.text("registry.form." + name));
        group.put("showOutline", false);
        group.put("components", paired(fields));
        groups.add(placed(group, "row-group-" + name, WHOLE));
    }

    /** Short fields side by side, long ones on a row of their own. */
    private List<Map<String, Object>> paired(List<Field> fields) {
        var components = new ArrayList<Map<String, Object>>();
        int row = 0;
        boolean half = false;
        for (var field : fields) {
            boolean whole = apart(field) || field.type() == FieldType.LONGTEXT;
            if (whole || !half) {
                row++;
            }
            half = !whole && !half;
            var name = "row-" + fields.getFirst().name() + "-" + row;
            components.add(placed(component(field), name, whole ? WHOLE : WHOLE / 2));
        }
        return components;
    }

    private static Map<String, Object> placed(Map<String, Object> component, String row, int columns) {
        component.put("layout", Map.of("row", row, "columns", columns));
        return component;
    }

    private Map<String, Object> component(Field field) {
        var component = new LinkedHashMap<String, Object>();
        component.put("type", type(field));
        component.put("id", "field-" + field.name());
        component.put("key", field.name());
        component.put("label", words.of(field.label()));
        if (field.help() != null) {
            component.put("description", words.of(field.help()));
        }
        if (!rights.writes(field)) {
            component.put("readonly", true);
        }
        details(field, component);
        var validate = validate(field);
        if (!validate.isEmpty() && rights.writes(field)) {
            component.put("validate", validate);
        }
        return component;
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case TEXT -> "textfield";
            case POINT -> "point";
            case LONGTEXT -> "textarea";
            case INTEGER, DECIMAL, MONEY -> "number";
            case BOOLEAN -> "checkbox";
            case DATE, TIMESTAMP, TIME -> "datetime";
            case CODE, CODES -> "code";
            case PERSON, PERSONS -> "people";
            case ORGANISATION, ORGANISATIONS -> "organisation";
            case REFERENCE, REFERENCES -> "record";
            case FILES -> "files";
            case TABLE -> isChecklist(field) ? "checklist" : "dynamiclist";
        };
    }

    private static boolean isChecklist(Field field) {
        return field.columns().stream()
                .map(Field::name)
                .collect(Collectors.toSet())
                .containsAll(CHECKLIST);
    }

    private void details(Field field, Map<String, Object> component) {
        switch (field.type()) {
            case INTEGER -> component.put("decimalDigits", 0);
            case MONEY -> component.put("decimalDigits", 2);
            case DATE -> {
                component.put("subtype", "date");
                component.put("dateLabel", component.remove("label"));
            }
            case TIMESTAMP -> {
                component.put("subtype", "datetime");
                component.put("dateLabel", component.remove("label"));
                component.put("timeLabel", words.text("registry.form.time"));
                component.put("timeSerializingFormat", "utc_offset");
                component.put("timeInterval", 15);
            }
            case TIME -> {
                component.put("subtype", "time");
                component.put("timeLabel", component.remove("label"));
                component.put("timeSerializingFormat", "no_timezone");
                component.put("timeInterval", 15);
            }
            case TABLE -> {
                if (!isChecklist(field)) {
                    component.put("path", component.remove("key"));
                    component.put("isRepeating", true);
                    component.put("allowAddRemove", rights.writes(field));
                    component.put("defaultRepetitions", 0);
                    component.put("showOutline", true);
                    component.put("components", cells(field));
                }
            }
            default -> pickers(field, component);
        }
    }

    private static void pickers(Field field, Map<String, Object> component) {
        switch (field.type().one()) {
            case CODE -> component.put("codes", Objects.requireNonNull(field.codes()));
            case REFERENCE -> component.put("registry", Objects.requireNonNull(field.registry()));
            default -> {}
        }
        if (field.type().labelled()) {
            component.put("multiple", field.type().many());
        }
    }

    private List<Map<String, Object>> cells(Field field) {
        var cells = new ArrayList<Map<String, Object>>();
        int columns = Math.max(WHOLE / Math.max(1, field.columns().size()), 4);
        for (var column : field.columns()) {
            var cell = component(column);
            cell.put("id", "field-" + field.name() + "-" + column.name());
            cells.add(placed(cell, "row-" + field.name() + "-" + cells.size() * columns / WHOLE, columns));
        }
        return cells;
    }

    private static Map<String, Object> validate(Field field) {
        var validate = new LinkedHashMap<String, Object>();
        if (field.required()) {
            validate.put("required", true);
        }
        if (field.max() != null) {
            validate.put("maxLength", field.max());
        }
        if (field.pattern() != null) {
            validate.put("pattern", "^(?:" + field.pattern() + ")$");
        }
        if (field.check() != null) {
            validate.put("check", field.check());
        }
        if (field.minimum() != null) {
            validate.put("min", field.minimum());
        }
        if (field.maximum() != null) {
            validate.put("max", field.maximum());
        }
        return validate;
    }
}
