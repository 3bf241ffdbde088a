package io.jianguan.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records in great numbers, by what they have in common: what depends on a few fields only is asked once a group, and
 * not once a record. For processes: without a person's rights.
 */
@Component
public class RecordGroups {
    private final Registries registries;
    private final Filters filters;
    private final DSLContext sql;

    RecordGroups(Registries registries, Filters filters, DSLContext sql) {
        this.registries = registries;
        this.filters = filters;
        this.sql = sql;
    }

    /**
     * @param values of the fields asked for, by name, as expressions see them
     * @param ids ascending
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Group(Map<String, @Nullable Object> values, long[] ids) {}

    /** @param field of days or instants; @param from, until days, both inclusive */
    public record Span(String field, String from, String until) {}

    /**
     * All records that match, each in one group.
     *
     * @param filter as in {@link Records#find}
     * @param fields names; with none there is one group
     */
    public List<Group> of(String registry, Map<String, ? extends @Nullable Object> filter, Collection<String> fields) {
        var table = registries.table(registry);
        var columns = columns(table, fields);
        var ids = DSL.field("array_agg({0})::text", String.class, RecordTable.ID);
        var selected = new ArrayList<SelectField<?>>(columns.values());
        selected.add(ids);
        var matching = sql.select(selected)
                .from(table.table())
                .where(RecordTable.DELETED_AT.isNull(), filters.exact(table, filter));
        ResultQuery<Record> query = columns.isEmpty() ? matching : matching.groupBy(columns.values());
        return query.fetch(row -> new Group(values(table, columns, row), numbers(row.get(ids)))).stream()
                .filter(group -> group.ids.length > 0)
                .toList();
    }

    /**
     * How many records there are for each value of a field; of a field of many, for each of its entries.
     *
     * @param atLeast values with fewer are left out
     * @return by the value as text
     */
    public Map<String, Integer> counts(
            String registry,
            Map<String, ? extends @Nullable Object> filter,
            @Nullable Span span,
            String field,
            int atLeast) {
        var table = registries.table(registry);
        Field<Object> column = table.column(field);
        var value = filters.field(table, field).type().many()
                ? DSL.field("unnest({0})::text", String.class, column)
                : DSL.field("{0}::text", String.class, column);
        var counted = DSL.field("value", String.class);
        var one = sql.select(value.as(counted))
                .from(table.table())
                .where(RecordTable.DELETED_AT.isNull(), filters.exact(table, filter), within(table, span))
                .asTable("one");
        var counts = new HashMap<String, Integer>();
        sql.select(counted, DSL.count())
                .from(one)
                .where(counted.isNotNull())
                .groupBy(counted)
                .having(DSL.count().ge(atLeast))
                .forEach(row -> counts.put(row.value1(), row.value2()));
        return counts;
    }

    private Condition within(RecordTable table, @Nullable Span span) {
        return span == null
                ? DSL.trueCondition()
                : filters.range(table, filters.field(table, span.field()), span.from(), span.until());
    }

    private Map<String, Field<?>> columns(RecordTable table, Collection<String> fields) {
        var columns = new LinkedHashMap<String, Field<?>>();
        fields.forEach(name -> columns.put(filters.field(table, name).name(), table.<Object>column(name)));
        return columns;
    }

    private Map<String, @Nullable Object> values(RecordTable table, Map<String, Field<?>> columns, Record row) {
        var values = new HashMap<String, @Nullable Object>();
        columns.forEach((name, column) -> {
            var stored = row.get(column);
            var typed = stored instanceof Object[] entries ? List.of(entries) : stored;
            values.put(name, FieldValues.feel(filters.field(table, name), typed));
        });
        return values;
    }

    /** Of {@code {1,2,3}}, sorted. A million are read at a time: no text a number. */
    private static long[] numbers(@Nullable String list) {
        if (list == null) {
            return new long[0];
        }
        var numbers =
                new long[(int) list.chars().filter(letter -> letter == ',').count() + 1];
        int count = 0;
        for (int at = 1; at < list.length(); at++) {
            char letter = list.charAt(at);
            if (letter == ',' || letter == '}') {
                count++;
            } else {
                numbers[count] = numbers[count] * 10 + letter - '0';
            }
        }
        Arrays.sort(numbers);
        return numbers;
    }
}
