package io.jianguan.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Files of comma-separated values with a header. */
final class Csv {
    private static final CsvMapper CSV = new CsvMapper();
    private static final CsvSchema HEADER = CsvSchema.emptySchema().withHeader();

    private Csv() {}

    /** Rows by column; an empty cell is null. */
    static List<Map<String, @Nullable Object>> rows(String text) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        try (var lines = CSV.readerForMapOf(String.class).with(HEADER).<Map<String, String>>readValues(text)) {
            while (lines.hasNext()) {
                var row = new LinkedHashMap<String, @Nullable Object>();
                lines.next().forEach((column, cell) -> row.put(column, cell.isEmpty() ? null : cell));
                rows.add(row);
            }
        }
        return rows;
    }

    /** @throws IllegalArgumentException if the cell is empty */
    static String text(Map<String, @Nullable Object> row, String column) {
        var cell = row.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("The column " + column + " is empty in " + row);
        }
        return cell.toString();
    }

    static @Nullable String optional(Map<String, @Nullable Object> row, String column) {
        var cell = row.get(column);
        return cell == null ? null : cell.toString();
    }
}
