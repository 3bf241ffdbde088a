package io.jianguan.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A saved list over a registry.
 *
 * @param where fixed filter, as in {@link Records#find}
 * @param columns fields of the registry and standard columns
 * @param sort default order: one column, {@code -} for descending
 * @param rights who sees it and which rows, within what the registry itself lets them read; empty: as the registry
 * @param empty what people read where there are no rows
 * @param menu group of the menu it stands in; null where only an application's own menu names it
 */
public record ViewDefinition(
        String view,
        Label label,
        String registry,
        Map<String, Object> where,
        List<String> columns,
        List<Search> searches,
        String sort,
        List<RegistryDefinition.Right> rights,
        @Nullable Label empty,
        @Nullable Label menu) {

    /** Without narrowing whom the registry lets read. */
    ViewDefinition forAll() {
        return new ViewDefinition(view, label, registry, where, columns, searches, sort, List.of(), empty, menu);
    }

    /** The column of the default order. */
    String sortedBy() {
        return sort.startsWith("-") ? sort.substring(1) : sort;
    }

    /** @param range from and until instead of one value */
    public record Search(String field, boolean range) {}
}
