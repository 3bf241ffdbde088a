package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.registry.CodeTables.Code;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Code tables as those who keep them see and change them: every code, whether it may be chosen today or not. */
@Component
class CodeTableEditing {
    private static final int PAGE = 200;
    private static final int LONGEST = 64;
    private final JdbcClient jdbc;
    private final CodeTables codes;
    private final AuditLog audit;
    private final Words words;

    CodeTableEditing(JdbcClient jdbc, CodeTables codes, AuditLog audit, Words words) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.audit = audit;
        this.words = words;
    }

    /**
     * @param label null where it was never given one
     * @param codes how many it has
     */
    record Table(String table, @Nullable Label label, long codes) {}

    List<Table> tables() {
        return jdbc.sql("""
                SELECT t.code_table, t.label_zh, t.label_en, count(c.code)
                FROM registry.code_table t LEFT JOIN registry.code c USING (code_table)
                GROUP BY t.code_table ORDER BY t.code_table
                """)
                .query((row, i) -> new Table(
                        row.getString(1),
                        row.getString(2) == null ? null : new Label(row.getString(2), row.getString(3)),
                        row.getLong(4)))
                .list();
    }

    /** Makes a table, or names it anew. */
    @Transactional
    void name(String table, Label label, String username) {
        if (!table.matches("[a-z][a-z0-9_]{0,40}")) {
            throw Problem.invalid("registry.code-table", List.of(), table);
        }
        jdbc.sql("""
                INSERT INTO registry.code_table (code_table, label_zh, label_en) VALUES (?, ?, ?)
                ON CONFLICT (code_table) DO UPDATE SET label_zh = excluded.label_zh, label_en = excluded.label_en
                """).params(table, label.zh(), label.en()).update();
        audit.record(username, "code-table.named", "code-table:" + table, Map.of());
    }

    /** In order of code; {@code q} is the beginning of a code or a part of a label. */
    Page<Code> page(String table, @Nullable String q, @Nullable String cursor) {
        var found = jdbc.sql("""
                SELECT code, parent_code, label_zh, label_en, sort, valid_from, valid_until FROM registry.code
                WHERE code_table = :table AND code > :after
                  AND (code LIKE :q || '%' OR label_zh ILIKE '%' || :q || '%' OR label_en ILIKE '%' || :q || '%')
                ORDER BY code LIMIT :limit
                """)
                .param("table", table)
                .param("after", Cursor.text(cursor, ""))
                .param("q", q == null ? "" : Filters.escaped(q.strip()))
                .param("limit", PAGE + 1)
                .query(Code.class)
                .list();
        return Page.of(found, PAGE, code -> Cursor.of(code.code()));
    }

    /**
     * Adds codes and changes those there are, all or none; codes not named stay.
     *
     * @return how many are new or changed
     * @throws Problem {@code registry.codes} with what is wrong with which, {@code registry.code-parent}
     */
    @Transactional
    int save(String table, List<Code> rows, String username) {
        if (!codes.names().contains(table)) {
            throw Problem.notFound("registry.code-table-unknown", table);
        }
        var faults = Faults.ofRecord(words);
        var named = new HashSet<String>();
        for (int i = 0; i < rows.size(); i++) {
            fault(rows.get(i), "codes[" + i + "]", named, faults);
        }
        faults.raise("registry.codes");
        int changed = codes.load(table, rows);
        circles(table, rows, faults);
        faults.raise("registry.codes");
        if (changed > 0) {
            audit.record(username, "code-table.changed", "code-table:" + table, Map.of("codes", changed));
        }
        return changed;
    }

    private static void fault(Code code, String at, HashSet<String> named, Faults faults) {
        if (code.code() == null || code.code().isBlank()) {
            faults.add(at + ".code", "code-empty");
            return;
        }
        if (code.code().length() > LONGEST) {
            faults.add(at + ".code", "code-long", code.code());
        }
        if (!named.add(code.code())) {
            faults.add(at + ".code", "code-twice", code.code());
        }
        if (blank(code.labelZh()) || blank(code.labelEn())) {
            faults.add(at + ".labelZh", "code-label", code.code());
        }
        if (code.validFrom() != null
                && code.validUntil() != null
                && code.validUntil().isBefore(code.validFrom())) {
            faults.add(at + ".validUntil", "code-days", code.code());
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** After saving, before it counts: a code that is its own ancestor would hide all below it. */
    private void circles(String table, List<Code> rows, Faults faults) {
        var parents = new HashMap<String, String>();
        jdbc.sql("SELECT code, parent_code FROM registry.code WHERE code_table = ? AND parent_code IS NOT NULL")
                .param(table)
                .query(row -> {
                    parents.put(row.getString(1), row.getString(2));
                });
        for (int i = 0; i < rows.size(); i++) {
            var seen = new HashSet<String>();
            var at = rows.get(i).code();
            while (at != null && seen.add(at)) {
                at = parents.get(at);
            }
            if (at != null) {
                faults.add(
                        "codes[" + i + "].parentCode",
                        "code-circle",
                        rows.get(i).code());
            }
        }
    }
}
