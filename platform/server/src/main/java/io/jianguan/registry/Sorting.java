package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** By which columns people may sort: those an index serves. */
final class Sorting {
    private static final Set<String> ALWAYS = Set.of("created_at", "record_no");

    private Sorting() {}

    static boolean possible(Field field) {
        return !field.personal()
                && !field.type().many()
                && field.type() != FieldType.TABLE
                && field.type() != FieldType.POINT;
    }

    /** As {@link #columns} holds the name, found sooner for what lists are sorted by most. */
    static boolean served(RegistryDefinition registry, ViewDefinition view, String name) {
        return ALWAYS.contains(name)
                || name.equals(view.sortedBy())
                || columns(registry, view).contains(name);
    }

    static Set<String> columns(RegistryDefinition registry, ViewDefinition view) {
        var indexed = registry.indexes().stream()
                .filter(index -> index.size() == 1)
                .map(List::getFirst)
                .map(column -> column.startsWith("-") ? column.substring(1) : column)
                .collect(Collectors.toSet());
        indexed.addAll(ALWAYS);
        indexed.add(view.sortedBy());
        registry.fields().stream().filter(Field::unique).map(Field::name).forEach(indexed::add);
        return indexed.stream()
                .filter(name -> registry.column(name).filter(Sorting::possible).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }
}
