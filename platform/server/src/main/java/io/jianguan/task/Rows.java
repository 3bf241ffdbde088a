package io.jianguan.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of a list field, of which a step may see some columns only. */
final class Rows {
    private Rows() {}

    static List<@Nullable Object> without(Iterable<?> rows, String column) {
        var shown = new ArrayList<@Nullable Object>();
        for (var row : rows) {
            shown.add(row instanceof Map<?, ?> values ? copy(values, column) : row);
        }
        return shown;
    }

    private static Map<Object, @Nullable Object> copy(Map<?, ?> values, String column) {
        var copy = new LinkedHashMap<Object, @Nullable Object>(values);
        copy.remove(column);
        return copy;
    }

    /** The known values of a column put back; rows keep their place where a column is hidden. */
    static @Nullable Object with(@Nullable Object rows, @Nullable Object known, String column) {
        if (!(rows instanceof List<?> many) || !(known instanceof List<?> before)) {
            return rows;
        }
        var whole = new ArrayList<@Nullable Object>();
        for (var index = 0; index < many.size(); index++) {
            var row = many.get(index);
            var old = index < before.size() ? before.get(index) : null;
            if (row instanceof Map<?, ?> values && old instanceof Map<?, ?> was && was.containsKey(column)) {
                var merged = copy(values, column);
                merged.put(column, was.get(column));
                whole.add(merged);
            } else {
                whole.add(row);
            }
        }
        return whole;
    }
}
