package io.jianguan.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** The shipped seed data, as files. */
final class SeedFiles {
    static final Path ROOT = Path.of("../../seed-data");
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvReadFeature.FAIL_ON_MISSING_COLUMNS).build();

    record Row(Map<String, String> cells) {
        String get(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        /** Values of a {@code ;}-separated cell. */
        List<String> list(String column) {
            return get(column).isBlank() ? List.of() : List.of(get(column).split(";"));
        }
    }

    private SeedFiles() {}

    static List<Row> rows(String path) {
        try (MappingIterator<Map<String, String>> rows = CSV.readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader().withStrictHeaders(true))
                .readValues(text(path))) {
            return rows.readAll().stream().map(Row::new).toList();
        }
    }

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<String> column(String path, String column) {
        return rows(path).stream().map(row -> row.get(column)).toList();
    }

    /** Files below the seed data whose path matches. */
    static List<String> paths(String glob) {
        var matcher = ROOT.getFileSystem().getPathMatcher("glob:" + glob);
        try (Stream<Path> paths = Files.walk(ROOT)) {
            return paths.map(ROOT::relativize)
                    .filter(matcher::matches)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Rows of a code table by code, from every application. */
    static Map<String, Row> codes(String table) {
        var codes = new LinkedHashMap<String, Row>();
        paths("*/data/code-tables/" + table + ".csv")
                .forEach(path -> rows(path).forEach(row -> codes.put(row.get("code"), row)));
        return codes;
    }

    static List<RecordGenerator.Code> table(String table) {
        return codes(table).values().stream()
                .map(row -> new RecordGenerator.Code(
                        row.get("code"),
                        row.get("parent_code").isEmpty() ? null : row.get("parent_code"),
                        row.get("label_zh")))
                .toList();
    }

    static RecordGenerator subjects() {
        return RecordGenerator.of(text("district/generate/subject.yaml"), new Surroundings() {
            @Override
            public List<RecordGenerator.Code> codes(String table) {
                return table(table);
            }

            /** A key stands for the id of its record. */
            @Override
            public Map<String, String> ids(String registry, String field) {
                return column("district/data/registry/" + registry + ".csv", field).stream()
                        .collect(Collectors.toMap(key -> key, key -> key));
            }
        });
    }
}
