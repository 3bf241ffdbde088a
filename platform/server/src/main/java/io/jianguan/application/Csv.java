package io.jianguan.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Files of comma-separated values with a header. */
final class Csv {
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvReadFeature.FAIL_ON_MISSING_COLUMNS).build();
    private static final CsvSchema HEADER = CsvSchema.emptySchema().withHeader();

    private Csv() {}

    /**
     * What each row means; an empty cell is null.
     *
     * @throws ApplicationFault naming the row, counted from 1 below the header
     */
    static <T> List<T> rows(String path, String text, Function<Map<String, @Nullable Object>, T> meaning) {
        var rows = ApplicationFault.at(path, () -> cells(text));
        var read = new ArrayList<T>(rows.size());
        for (var row : rows) {
            var place = path + " rows[" + (read.size() + 1) + "]";
            read.add(Objects.requireNonNull(ApplicationFault.at(place, () -> meaning.apply(row))));
        }
        return read;
    }

    private static List<Map<String, @Nullable Object>> cells(String text) {
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
            throw new IllegalArgumentException(column + " is empty");
        }
        return cell.toString();
    }

    static @Nullable String optional(Map<String, @Nullable Object> row, String column) {
        var cell = row.get(column);
        return cell == null ? null : cell.toString();
    }
}
