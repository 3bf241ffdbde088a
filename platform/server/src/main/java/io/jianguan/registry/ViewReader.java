package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.ViewDefinition.Search;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a view's definition from YAML. */
final class ViewReader {

    /** What a formula may make. */
    private static final Set<FieldType> MADE = EnumSet.of(
            FieldType.TEXT,
            FieldType.INTEGER,
            FieldType.DECIMAL,
            FieldType.MONEY,
            FieldType.BOOLEAN,
            FieldType.DATE,
            FieldType.TIMESTAMP);

    private ViewReader() {}

    /** @param registries finds a registry to check the view against; null where it is not published */
    static ViewDefinition read(Source source, Function<String, @Nullable RegistryDefinition> registries) {
        source.only(
                "view",
                "label",
                "registry",
                "where",
                "columns",
                "formulas",
                "searches",
                "sort",
                "rights",
                "empty",
                "rowActions",
                "bulkActions",
                "menu");
        var sorts = source.texts("sort");
        if (sorts.size() > 1) {
            source.fault("sort", "one-sort");
        }
        var view = new ViewDefinition(
                source.identifier("view"),
                source.label("label"),
                source.identifier("registry"),
                where(source),
                source.texts("columns"),
                source.parts("formulas", ViewReader::formula),
                source.parts("searches", ViewReader::search),
                sorts.isEmpty() ? "-created_at" : sorts.getFirst(),
                source.parts("rights", RegistryReader::right),
                source.optionalLabel("empty"),
                named(source, "rowActions"),
                named(source, "bulkActions"),
                source.optionalLabel("menu"));
        if (view.columns().isEmpty()) {
            source.fault("columns", "missing");
        }
        var registry = registries.apply(view.registry());
        if (registry != null) {
            check(view, registry, source);
        }
        return view;
    }

    /** Named none is none; not named at all is all. */
    private static @Nullable List<String> named(Source source, String key) {
        return source.keys().contains(key) ? source.texts(key) : null;
    }

    private static Field formula(Source source) {
        source.only("name", "type", "label", "formula");
        var id = source.requiredText("type");
        var type = FieldType.of(id).filter(MADE::contains).orElse(FieldType.TEXT);
        if (!id.isEmpty() && !type.id().equals(id)) {
            source.fault("type", "type", id);
        }
        var formula = source.requiredText("formula");
        if (!formula.startsWith("=")) {
            source.fault("formula", "expression");
        }
        return Field.formula(source.identifier("name"), type, source.label("label"), formula);
    }

    private static Search search(Source source) {
        source.only("field", "range");
        return new Search(source.requiredText("field"), source.flag("range"));
    }

    private static Map<String, Object> where(Source source) {
        var where = new LinkedHashMap<String, Object>();
        source.part("where")
                .ifPresent(part ->
                        part.keys().stream().sorted().forEach(key -> where.put(key, List.copyOf(part.oneOrMany(key)))));
        return Map.copyOf(where);
    }

    private static void check(ViewDefinition view, RegistryDefinition registry, Source source) {
        var names = new HashSet<String>();
        for (int i = 0; i < view.formulas().size(); i++) {
            var name = view.formulas().get(i).name();
            if (registry.column(name).isPresent() || !names.add(name)) {
                source.fault("formulas[" + i + "].name", "duplicate", name);
            }
        }
        for (int i = 0; i < view.columns().size(); i++) {
            var name = view.columns().get(i);
            var field = view.column(registry, name).orElse(null);
            if (field == null) {
                source.fault("columns[" + i + "]", "no-field", name);
            }
            if (field != null && field.type() == FieldType.TABLE) {
                source.fault("columns[" + i + "]", "not-here");
            }
        }
        for (var name : view.where().keySet()) {
            var field = column(registry, name, "where." + name, source);
            if (field != null && field.encrypted()) {
                source.fault("where." + name, "not-here");
            }
        }
        for (int i = 0; i < view.searches().size(); i++) {
            var search = view.searches().get(i);
            var at = "searches[" + i + "].";
            var field = column(registry, search.field(), at + "field", source);
            if (field != null
                    && (field.personal() && !field.findable()
                            || field.type() == FieldType.TABLE
                            || field.type() == FieldType.POINT)) {
                source.fault(at + "field", "not-here");
            }
            if (field != null && search.range() && !ranged(field.type())) {
                source.fault(at + "range", "not-here");
            }
        }
        actions(view.rowActions(), ViewActions.possibleForARow(registry), "rowActions", source);
        actions(view.bulkActions(), ViewActions.possibleForMany(registry), "bulkActions", source);
        var sort = view.sortedBy();
        var field = column(registry, sort, "sort", source);
        if (field != null && !Sorting.possible(field)) {
            source.fault("sort", "not-here");
        }
    }

    private static void actions(@Nullable List<String> named, List<String> possible, String at, Source source) {
        for (int i = 0; named != null && i < named.size(); i++) {
            var name = named.get(i);
            if (!possible.contains(name)) {
                source.fault(at + "[" + i + "]", "no-action", name);
            } else if (named.indexOf(name) < i) {
                source.fault(at + "[" + i + "]", "duplicate", name);
            }
        }
    }

    static boolean ranged(FieldType type) {
        return type.isNumber() || type == FieldType.DATE || type == FieldType.TIMESTAMP;
    }

    private static @Nullable Field column(RegistryDefinition registry, String name, String at, Source source) {
        var field = registry.column(name).orElse(null);
        if (field == null) {
            source.fault(at, "no-field", name);
        }
        return field;
    }
}
