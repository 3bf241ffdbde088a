package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.FieldAccess;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Faults of a registry's definition that only show when its parts are seen together. */
final class RegistryFaults {
    static final Set<String> STANDARD_COLUMNS = Set.of(
            "id",
            "record_no",
            "status",
            "owner_org",
            "version",
            "created_by",
            "created_at",
            "updated_by",
            "updated_at",
            "deleted_at",
            "search_text");
    /** What expressions call the world outside the record. */
    private static final Set<String> SURROUNDINGS = Set.of("today", "now", "actor", "office", "record");

    private final RegistryDefinition definition;
    private final Source source;

    private RegistryFaults(RegistryDefinition definition, Source source) {
        this.definition = definition;
        this.source = source;
    }

    static void find(RegistryDefinition definition, Source source) {
        var faults = new RegistryFaults(definition, source);
        faults.names();
        faults.references();
        faults.groups("unique", definition.unique());
        faults.groups("match", definition.match());
        faults.statuses();
        if (definition.number() != null && !NumberRule.valid(definition.number())) {
            source.fault("number", "number-rule");
        }
    }

    static boolean reserved(String name) {
        return STANDARD_COLUMNS.contains(name) || SURROUNDINGS.contains(name);
    }

    private void names() {
        if (definition.fields().isEmpty()) {
            source.fault("fields", "missing");
        }
        var fields = new HashSet<String>();
        for (int i = 0; i < definition.fields().size(); i++) {
            var field = definition.fields().get(i);
            if (!fields.add(field.name())) {
                source.fault("fields[" + i + "].name", "duplicate", field.name());
            }
            if (field.minimum() != null
                    && field.maximum() != null
                    && field.minimum().compareTo(field.maximum()) > 0) {
                source.fault("fields[" + i + "].minimum", "limits");
            }
        }
        var statuses = new HashSet<String>();
        for (int i = 0; i < definition.statuses().size(); i++) {
            if (!statuses.add(definition.statuses().get(i).code())) {
                source.fault(
                        "statuses[" + i + "].code",
                        "duplicate",
                        definition.statuses().get(i).code());
            }
        }
    }

    private void references() {
        known(
                "title",
                definition.title(),
                name -> definition
                        .field(name)
                        .filter(field -> field.type() == FieldType.TEXT
                                && !field.personal()
                                && !field.access().containsValue(FieldAccess.HIDDEN))
                        .isPresent());
        for (int i = 0; i < definition.self().size(); i++) {
            known(
                    "self[" + i + "]",
                    definition.self().get(i),
                    name -> definition
                            .field(name)
                            .filter(field -> field.type().one() == FieldType.PERSON)
                            .isPresent());
        }
        var owner = definition.owner();
        if (owner != null
                && definition
                        .field(owner)
                        .filter(field -> field.type() == FieldType.ORGANISATION)
                        .isEmpty()) {
            source.fault("owner", "no-field", owner);
        }
        for (int i = 0; i < definition.rules().size(); i++) {
            var field = definition.rules().get(i).field();
            if (field != null) {
                known(
                        "rules[" + i + "].field",
                        field,
                        name -> definition.field(name).isPresent());
            }
        }
        for (int i = 0; i < definition.indexes().size(); i++) {
            var at = "indexes[" + i + "]";
            definition
                    .indexes()
                    .get(i)
                    .forEach(column -> known(
                            at,
                            column.startsWith("-") ? column.substring(1) : column,
                            name -> definition
                                    .column(name)
                                    .filter(field -> field.type() != FieldType.TABLE && field.type() != FieldType.POINT)
                                    .isPresent()));
        }
    }

    /** Fields that tell records apart together. */
    private void groups(String key, List<List<String>> groups) {
        for (int i = 0; i < groups.size(); i++) {
            var at = key + "[" + i + "]";
            if (groups.get(i).isEmpty()) {
                source.fault(at, "missing");
            }
            groups.get(i)
                    .forEach(name -> known(
                            at,
                            name,
                            field -> definition
                                    .field(field)
                                    .filter(RegistryFaults::comparable)
                                    .isPresent()));
        }
    }

    private static boolean comparable(RegistryDefinition.Field field) {
        return (!field.personal() || field.findable())
                && !field.type().many()
                && field.type() != FieldType.TABLE
                && field.type() != FieldType.POINT;
    }

    private void known(String at, String name, Predicate<String> known) {
        if (!name.isEmpty() && !known.test(name)) {
            source.fault(at, "no-field", name);
        }
    }

    private void statuses() {
        for (int i = 0; i < definition.actions().size(); i++) {
            statuses("actions[" + i + "].statuses", definition.actions().get(i).statuses());
        }
        for (int i = 0; i < definition.statuses().size(); i++) {
            until("statuses[" + i + "]", definition.statuses().get(i));
            var next = definition.statuses().get(i).next();
            for (int n = 0; n < next.size(); n++) {
                statuses(
                        "statuses[" + i + "].next[" + n + "].to",
                        List.of(next.get(n).to()));
            }
        }
        for (int i = 0; i < definition.rights().size(); i++) {
            statuses("rights[" + i + "].statuses", definition.rights().get(i).statuses());
        }
    }

    private void until(String at, RegistryDefinition.Status status) {
        for (int i = 0; i < status.deadlines().size(); i++) {
            statuses(
                    at + ".deadlines[" + i + "].until",
                    status.deadlines().get(i).until());
        }
    }

    private void statuses(String at, List<String> codes) {
        codes.stream()
                .filter(code -> definition.status(code).isEmpty())
                .forEach(code -> source.fault(at, "no-status", code));
    }
}
