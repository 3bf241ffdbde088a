package io.jianguan.registry;

import io.jianguan.identity.Label;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A saved list over a registry.
 *
 * @param where fixed filter, as in {@link Records#find}
 * @param columns fields of the registry, standard columns and formulas
 * @param formulas columns that are made as a row is read, each with its FEEL as {@code computed}: they know the day, but
 *     nobody can look for them or sort by them
 * @param sort default order: one column, {@code -} for descending
 * @param rights who sees it and which rows, within what the registry itself lets them read; empty: as the registry
 * @param empty what people read where there are no rows
 * @param rowActions what can be done with a row: {@code edit, status, delete} and buttons of the registry; null: all
 *     there is
 * @param bulkActions what can be done with many: {@code change, status, delete, export} and buttons of the registry that
 *     start a process; null: all there is
 * @param menu group of the menu it stands in; null where only an application's own menu names it
 */
public record ViewDefinition(
        String view,
        Label label,
        String registry,
        Map<String, Object> where,
        List<String> columns,
        List<Field> formulas,
        List<Search> searches,
        String sort,
        List<RegistryDefinition.Right> rights,
        @Nullable Label empty,
        @Nullable List<String> rowActions,
        @Nullable List<String> bulkActions,
        @Nullable Label menu) {

    /** Without narrowing whom the registry lets read. */
    ViewDefinition forAll() {
        return new ViewDefinition(
                view,
                label,
                registry,
                where,
                columns,
                formulas,
                searches,
                sort,
                List.of(),
                empty,
                rowActions,
                bulkActions,
                menu);
    }

    /** A field of the registry, a standard column or a formula. */
    Optional<Field> column(RegistryDefinition registry, String name) {
        return registry.column(name)
                .or(() -> formulas.stream()
                        .filter(formula -> formula.name().equals(name))
                        .findFirst());
    }

    /** The column of the default order. */
    String sortedBy() {
        return sort.startsWith("-") ? sort.substring(1) : sort;
    }

    /** @param range from and until instead of one value */
    public record Search(String field, boolean range) {}
}
