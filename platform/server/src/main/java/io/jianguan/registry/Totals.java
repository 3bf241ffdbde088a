package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** ColumnSums of the number columns of a list, as long as it is short enough to add up while somebody waits. */
@Component
class Totals {
    private final DSLContext sql;

    Totals(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * @param rows that were added up
     * @param capped true where there are more rows: then there are no sums
     * @param sums by column; null where none of the rows has a value
     */
    record ColumnSums(int rows, boolean capped, Map<String, @Nullable BigDecimal> sums) {}

    ColumnSums of(Selection selection) {
        var columns = selection.columns().stream()
                .filter(field -> field.type().isNumber() && !field.personal())
                .filter(field -> !selection.formulas().contains(field))
                .toList();
        var names = new LinkedHashMap<String, @Nullable BigDecimal>();
        if (columns.isEmpty()) {
            return new ColumnSums(0, false, names);
        }
        var inner = sql.select(columns.stream()
                        .map(field -> selection.table().<BigDecimal>column(field.name()))
                        .toList())
                .from(selection.table().table())
                .where(selection.where())
                .limit(DSL.inline(Listing.COUNTED + 1))
                .asTable("counted");
        var sums = new LinkedHashMap<String, SelectField<BigDecimal>>();
        columns.forEach(field -> sums.put(field.name(), sum(selection, field)));
        var count = DSL.count();
        var found = sql.select(count).select(sums.values()).from(inner).fetchSingle();
        boolean capped = found.get(count) > Listing.COUNTED;
        int at = 1;
        for (var name : sums.keySet()) {
            names.put(name, capped ? null : found.get(at, BigDecimal.class));
            at++;
        }
        return new ColumnSums(Math.min(found.get(count), Listing.COUNTED), capped, names);
    }

    private static SelectField<BigDecimal> sum(Selection selection, Field field) {
        return DSL.field("sum({0})", BigDecimal.class, selection.table().<Object>column(field.name()));
    }
}
