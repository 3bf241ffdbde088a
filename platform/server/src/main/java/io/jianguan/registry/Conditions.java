package io.jianguan.registry;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Predicates whose text does not change with the number of values, so that statements stay prepared. */
final class Conditions {

    private Conditions() {}

    @SuppressWarnings("unchecked")
    static <T> Condition oneOf(Field<T> column, Collection<? extends T> values) {
        if (values.size() == 1) {
            return column.eq(values.iterator().next());
        }
        return DSL.condition("{0} = any({1})", column, array(column, values));
    }

    /** The array column holds at least one of the values. */
    static Condition containsAny(Field<?> column, Collection<?> values) {
        return values.size() == 1
                ? DSL.condition("{0} @> {1}", column, array(column, values))
                : DSL.condition("{0} && {1}", column, array(column, values));
    }

    private static Field<?> array(Field<?> column, Collection<?> values) {
        var type = column.getType() == Long.class || column.getType() == Long[].class
                ? SQLDataType.BIGINT
                : SQLDataType.CLOB;
        return type == SQLDataType.BIGINT
                ? DSL.val(values.toArray(Long[]::new), SQLDataType.BIGINT.array())
                : DSL.val(values.toArray(String[]::new), SQLDataType.CLOB.array());
    }
}
