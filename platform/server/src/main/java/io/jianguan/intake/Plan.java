package io.jianguan.intake;

import io.jianguan.registry.RecordIntake.Match;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet becomes records.
 *
 * @param sheet counted from 0
 * @param headRow number of the row with the titles; what is above it is not looked at
 * @param match name of the key by which a row finds its record; null: every row is a new one
 * @param words codes that people chose for words of code fields: code by word, by field
 */
record Plan(
        int sheet,
        long headRow,
        List<SheetColumn> columns,
        @Nullable String match,
        Match onMatch,
        Map<String, Map<String, String>> words) {

    Plan {
        // of an earlier release
        words = Objects.requireNonNullElse(words, Map.of());
    }

    /**
     * @param place counted from 0
     * @param field name of the field it goes to; null where it is left out
     * @param samples the first values, for people
     */
    record SheetColumn(int place, String title, @Nullable String field, List<String> samples) {
        SheetColumn to(@Nullable String other) {
            return new SheetColumn(place, title, other, samples);
        }
    }

    /** Of words, those of fields that a column goes to. */
    static Map<String, Map<String, String>> of(List<SheetColumn> columns, Map<String, Map<String, String>> words) {
        var used = new HashMap<>(words);
        used.keySet().retainAll(columns.stream().map(SheetColumn::field).toList());
        return used;
    }

    Optional<SheetColumn> column(String field) {
        return columns.stream().filter(column -> field.equals(column.field())).findFirst();
    }
}
