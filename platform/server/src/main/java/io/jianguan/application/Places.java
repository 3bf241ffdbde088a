package io.jianguan.application;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a row keeps the values of its fields. Those of the row it is made of are called {@code of.<field>}; a column of
 * a picked row {@code <field>.<column>}, and the row's own number {@code row}.
 */
final class Places {
    private static final String PARENT = "of.";
    private final Map<String, Integer> at = new LinkedHashMap<>();

    /** @param parent fields of the row that rows are made of */
    static Places after(List<String> parent) {
        var places = new Places();
        parent.forEach(name -> places.add(PARENT + name));
        return places;
    }

    void add(String field) {
        at.put(field, at.size());
    }

    int size() {
        return at.size();
    }

    List<String> names() {
        return List.copyOf(at.keySet());
    }

    @Nullable
    Integer of(String field) {
        return at.get(field);
    }

    /** @throws IllegalArgumentException where there is no such field before */
    FieldMaker value(String name) {
        var place = at.get(name);
        if (place != null) {
            int found = place;
            return row -> row.values()[found];
        }
        if (name.equals("row")) {
            return row -> row.number() < 0 ? "H" + -row.number() : String.valueOf(row.number());
        }
        int dot = name.lastIndexOf('.');
        var picked = dot < 0 ? null : at.get(name.substring(0, dot));
        if (picked == null) {
            throw new IllegalArgumentException("no field " + name + " before this one");
        }
        int found = picked;
        var column = name.substring(dot + 1);
        return row -> row.values()[found] instanceof Map<?, ?> cells ? cell(cells, column) : null;
    }

    private static @Nullable Object cell(Map<?, ?> cells, String column) {
        var text = cells.get(column);
        return text == null || text.toString().isEmpty() ? null : text;
    }
}
