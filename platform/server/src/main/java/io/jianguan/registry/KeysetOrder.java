package io.jianguan.registry;

import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Problem;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The order of a list: a column, then the id. Rows without a value come last in both directions, read in a second
 * query, so that one plain index serves both.
 */
record KeysetOrder(Field field, org.jooq.Field<Object> column, boolean descending) {
    private static final Set<String> NEVER_NULL = Set.of("created_at", "updated_at", "owner_org");

    boolean nullable() {
        return !NEVER_NULL.contains(field.name());
    }

    /** Rows that have a value, behind the cursor. */
    Condition valued(@Nullable Cursor after) {
        var valued = nullable() ? column.isNotNull() : DSL.noCondition();
        if (after == null) {
            return valued;
        }
        var row = DSL.row(column, RecordTable.ID);
        var last = DSL.row(DSL.val(value(after), column), DSL.val(id(after), RecordTable.ID));
        return valued.and(descending ? row.lessThan(last) : row.greaterThan(last));
    }

    /** Rows without one, behind the cursor. */
    Condition empty(@Nullable Cursor after) {
        if (after == null) {
            return column.isNull();
        }
        long id = id(after);
        return column.isNull().and(descending ? RecordTable.ID.lt(id) : RecordTable.ID.gt(id));
    }

    List<SortField<?>> byValue() {
        return descending ? List.of(column.desc(), RecordTable.ID.desc()) : List.of(column.asc(), RecordTable.ID.asc());
    }

    List<SortField<?>> byId() {
        return List.of(descending ? RecordTable.ID.desc() : RecordTable.ID.asc());
    }

    Cursor cursor(Record row) {
        var value = row.get(column);
        var text =
                value instanceof OffsetDateTime time ? FieldValues.text(time) : value == null ? null : value.toString();
        return new Cursor(Arrays.asList(text, String.valueOf(row.get(RecordTable.ID))));
    }

    private Object value(Cursor cursor) {
        try {
            return Objects.requireNonNull(
                    FieldValues.typed(field, cursor.parts().getFirst()));
        } catch (Unfit | NullPointerException foreign) {
            throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
        }
    }

    private static long id(Cursor cursor) {
        try {
            return Long.parseLong(String.valueOf(cursor.parts().get(1)));
        } catch (NumberFormatException foreign) {
            throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
        }
    }
}
