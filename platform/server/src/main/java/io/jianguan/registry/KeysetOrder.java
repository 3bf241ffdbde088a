package io.jianguan.registry;

import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Problem;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The order of a list: columns, then the id. Rows without a value come last in both directions. Those without one of
 * the first column are read in a second query, so that one plain index serves both; what comes within equal values of
 * the first is sorted as it is read.
 */
record KeysetOrder(Key first, List<Key> others) {
    private static final Set<String> NEVER_NULL = Set.of("created_at", "updated_at", "owner_org");

    KeysetOrder(Field field, org.jooq.Field<Object> column, boolean descending) {
        this(new Key(field, column, descending), List.of());
    }

    /** One column of the order. */
    record Key(Field field, org.jooq.Field<Object> column, boolean descending) {
        boolean nullable() {
            return !NEVER_NULL.contains(field.name());
        }

        private Condition behind(Object value) {
            return descending ? column.lt(value) : column.gt(value);
        }

        private SortField<?> sorted() {
            var sorted = descending ? column.desc() : column.asc();
            return nullable() ? sorted.nullsLast() : sorted;
        }

        private @Nullable String text(Row row) {
            var value = RegistryDefinition.isStandard(field)
                    ? row.standard(field.name())
                    : row.values().get(field.name());
            return value instanceof OffsetDateTime time
                    ? FieldValues.text(time)
                    : value == null ? null : value.toString();
        }

        private @Nullable Object value(@Nullable String text) {
            try {
                return FieldValues.typed(field, text);
            } catch (Unfit foreign) {
                throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
            }
        }
    }

    boolean nullable() {
        return first.nullable();
    }

    boolean descending() {
        return first.descending();
    }

    /** Columns that must be read for the cursor. */
    List<org.jooq.Field<Object>> columns() {
        var columns = new ArrayList<org.jooq.Field<Object>>();
        columns.add(first.column());
        others.forEach(key -> columns.add(key.column()));
        return columns;
    }

    /** Of a cursor. */
    int parts() {
        return others.size() + 2;
    }

    /** Rows that have a value, behind the cursor. */
    Condition valued(@Nullable Cursor after) {
        var valued = nullable() ? first.column().isNotNull() : DSL.noCondition();
        if (after == null) {
            return valued;
        }
        var value = first.value(after.parts().getFirst());
        if (value == null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
        }
        if (others.isEmpty()) {
            var row = DSL.row(first.column(), RecordTable.ID);
            var last = DSL.row(DSL.val(value, first.column()), DSL.val(id(after), RecordTable.ID));
            return valued.and(descending() ? row.lessThan(last) : row.greaterThan(last));
        }
        var reached = descending() ? first.column().le(value) : first.column().ge(value);
        return reached.and(first.behind(value).or(first.column().eq(value).and(behind(after, 0))));
    }

    /** Behind the cursor by the other columns, from the given one on. */
    private Condition behind(Cursor after, int at) {
        if (at == others.size()) {
            return descending() ? RecordTable.ID.lt(id(after)) : RecordTable.ID.gt(id(after));
        }
        var key = others.get(at);
        var value = key.value(after.parts().get(at + 1));
        var rest = behind(after, at + 1);
        if (value == null) {
            return key.column().isNull().and(rest);
        }
        var later = key.behind(value).or(key.column().eq(value).and(rest));
        return key.nullable() ? later.or(key.column().isNull()) : later;
    }

    /** Rows without one, behind the cursor. */
    Condition empty(@Nullable Cursor after) {
        return after == null ? first.column().isNull() : first.column().isNull().and(behind(after, 0));
    }

    List<SortField<?>> byValue() {
        var order = new ArrayList<SortField<?>>();
        order.add(descending() ? first.column().desc() : first.column().asc());
        order.addAll(byId());
        return order;
    }

    /** Among equal values of the first column. */
    List<SortField<?>> byId() {
        var order = new ArrayList<SortField<?>>();
        others.forEach(key -> order.add(key.sorted()));
        order.add(descending() ? RecordTable.ID.desc() : RecordTable.ID.asc());
        return order;
    }

    Cursor cursor(Row row) {
        var parts = new ArrayList<@Nullable String>();
        parts.add(first.text(row));
        others.forEach(key -> parts.add(key.text(row)));
        parts.add(String.valueOf(row.id()));
        return new Cursor(parts);
    }

    private static long id(Cursor cursor) {
        try {
            return Long.parseLong(String.valueOf(cursor.parts().getLast()));
        } catch (NumberFormatException foreign) {
            throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
        }
    }
}
