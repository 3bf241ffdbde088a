package io.jianguan.intake;

import io.jianguan.registry.RecordIntake.Match;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet becomes records.
 *
 * @param sheet counted from 0
 * @param headRow number of the row with the titles; what is above it is not looked at
 * @param match name of the unique field by which a row finds its record; null: every row is a new one
 */
record Plan(
        int sheet,
        long headRow,
        List<SheetColumn> columns,
        @Nullable String match,
        Match onMatch) {

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

    Optional<SheetColumn> column(String field) {
        return columns.stream().filter(column -> field.equals(column.field())).findFirst();
    }
}
