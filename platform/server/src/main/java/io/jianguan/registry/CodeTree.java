package io.jianguan.registry;

import io.jianguan.registry.CodeTables.Code;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes of a table as those who keep it read them, valid or not: branch by branch, by what they hold, or as a file. */
@Component
class CodeTree {
    private static final int PAGE = 200;
    private static final String SAYS =
            "c.code, c.parent_code, c.label_zh, c.label_en, c.sort, c.valid_from, c.valid_until";
    private static final String CHILDREN =
            "EXISTS (SELECT FROM registry.code below WHERE below.code_table = c.code_table AND below.parent_code = c.code)";
    private final JdbcClient jdbc;

    CodeTree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param above what it lies below, the root first, where it was searched for */
    record CodeBranch(Code code, boolean hasChildren, List<Code> above) {}

    /** @param revision that the rows are of; the value for If-Match */
    record CodeBranches(
            int revision, List<CodeBranch> rows, @Nullable String next) {}

    /** In the table's own order. */
    CodeBranches children(String table, @Nullable String parent, @Nullable String cursor) {
        // Before the rows: what is written meanwhile must not be taken for seen.
        int revision = revision(table);
        var place = cursor == null ? null : Cursor.decode(cursor, 2);
        var found = jdbc.sql("""
                SELECT %s, %s FROM registry.code c
                WHERE c.code_table = :table AND %s AND (c.sort, c.code) > (:sort, :after)
                ORDER BY c.sort, c.code LIMIT :limit
                """.formatted(
                                SAYS, CHILDREN, parent == null ? "c.parent_code IS NULL" : "c.parent_code = :parent"))
                .param("table", table)
                .param("parent", parent)
                .param("sort", place == null ? Integer.MIN_VALUE : (int) place.number(0))
                .param(
                        "after",
                        place == null ? "" : String.valueOf(place.parts().get(1)))
                .param("limit", PAGE + 1)
                .query((row, n) -> new CodeBranch(code(row), row.getBoolean(8), List.of()))
                .list();
        return answer(
                revision,
                Page.of(
                        found,
                        PAGE,
                        last -> new Cursor(List.of(
                                        String.valueOf(last.code().sort()),
                                        last.code().code()))
                                .encode()));
    }

    /** In order of code; {@code q} is the beginning of a code or a part of a label. */
    CodeBranches search(String table, String q, @Nullable String cursor) {
        int revision = revision(table);
        var found = jdbc.sql("""
                SELECT %s, %s FROM registry.code c
                WHERE c.code_table = :table AND c.code > :after
                  AND (c.code LIKE :q || '%%' OR c.label_zh ILIKE '%%' || :q || '%%' OR c.label_en ILIKE '%%' || :q || '%%')
                ORDER BY c.code LIMIT :limit
                """.formatted(SAYS, CHILDREN))
                .param("table", table)
                .param("after", Cursor.text(cursor, ""))
                .param("q", Filters.escaped(q.strip()))
                .param("limit", PAGE + 1)
                .query((row, n) -> new CodeBranch(code(row), row.getBoolean(8), List.of()))
                .list();
        var page = Page.of(found, PAGE, last -> Cursor.of(last.code().code()));
        var above = above(table, page.rows());
        return answer(
                revision,
                page.map(branch -> new CodeBranch(branch.code(), branch.hasChildren(), path(branch.code(), above))));
    }

    private static CodeBranches answer(int revision, Page<CodeBranch> page) {
        return new CodeBranches(revision, page.rows(), page.next());
    }

    /** @throws Problem {@code registry.code-table-unknown} */
    private int revision(String table) {
        return jdbc.sql("SELECT revision FROM registry.code_table WHERE code_table = ?")
                .param(table)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("registry.code-table-unknown", table));
    }

    private Map<String, Code> above(String table, List<CodeBranch> branches) {
        var found = new HashMap<String, Code>();
        jdbc.sql("""
                WITH RECURSIVE above (code) AS (
                  SELECT unnest(:parents::text[])
                  UNION
                  SELECT c.parent_code FROM above JOIN registry.code c USING (code)
                  WHERE c.code_table = :table AND c.parent_code IS NOT NULL)
                SELECT %s FROM registry.code c JOIN above a ON a.code = c.code WHERE c.code_table = :table
                """.formatted(SAYS))
                .param("table", table)
                .param(
                        "parents",
                        branches.stream()
                                .map(branch -> branch.code().parentCode())
                                .filter(Objects::nonNull)
                                .distinct()
                                .toArray(String[]::new))
                .query((row, n) -> code(row))
                .list()
                .forEach(code -> found.put(code.code(), code));
        return found;
    }

    /** An application's table may hold a circle: each stands in the path once. */
    private static List<Code> path(Code code, Map<String, Code> above) {
        var path = new LinkedHashMap<String, Code>();
        var next = code.parentCode();
        while (next != null && above.get(next) != null && !path.containsKey(next)) {
            var parent = above.get(next);
            path.putFirst(next, parent);
            next = parent.parentCode();
        }
        return List.copyOf(path.values());
    }

    private record Column(String name, Function<Code, @Nullable Object> value) {}

    /** As one uploads them; the revision tells what they are of. */
    private static List<Column> columns(int revision) {
        return List.of(
                new Column("code", Code::code),
                new Column("parent_code", Code::parentCode),
                new Column("label_zh", Code::labelZh),
                new Column("label_en", Code::labelEn),
                new Column("sort", Code::sort),
                new Column("valid_from", Code::validFrom),
                new Column("valid_until", Code::validUntil),
                new Column("revision", code -> revision));
    }

    /** The whole table as csv, in order of code. */
    void write(String table, OutputStream out) throws IOException {
        var columns = columns(revision(table));
        try (var csv = new CsvTable(out)) {
            csv.row(columns.stream().map(Column::name).toList());
            jdbc.sql("SELECT %s FROM registry.code c WHERE c.code_table = ? ORDER BY c.code".formatted(SAYS))
                    .param(table)
                    .query(row -> {
                        var code = code(row);
                        var cells = new ArrayList<@Nullable Object>();
                        columns.forEach(column -> cells.add(column.value().apply(code)));
                        write(csv, cells);
                    });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static void write(CsvTable csv, List<? extends @Nullable Object> cells) {
        try {
            csv.row(cells);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Code code(ResultSet row) throws SQLException {
        return new Code(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class));
    }
}
