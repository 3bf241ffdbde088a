package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Label;
import io.jianguan.registry.CodeTables.Code;
import io.jianguan.rest.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Code tables as those who keep them change them: made, named, their codes added, changed and ended. */
@Component
class CodeTableEditing {
    private static final int LONGEST = 64;
    private final JdbcClient jdbc;
    private final CodeTables codes;
    private final CodeHistory history;
    private final AuditLog audit;
    private final Words words;

    CodeTableEditing(JdbcClient jdbc, CodeTables codes, CodeHistory history, AuditLog audit, Words words) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.history = history;
        this.audit = audit;
        this.words = words;
    }

    /**
     * @param label null where it was never given one
     * @param codes how many it has
     * @param revision counts changes; the value for If-Match
     */
    record Table(String table, @Nullable Label label, long codes, int revision) {}

    List<Table> tables() {
        return jdbc.sql("""
                SELECT t.code_table, t.label_zh, t.label_en, count(c.code), t.revision
                FROM registry.code_table t LEFT JOIN registry.code c USING (code_table)
                GROUP BY t.code_table ORDER BY t.code_table
                """)
                .query((row, i) -> new Table(
                        row.getString(1),
                        row.getString(2) == null ? null : new Label(row.getString(2), row.getString(3)),
                        row.getLong(4),
                        row.getInt(5)))
                .list();
    }

    /**
     * Makes a table, or names it anew.
     *
     * @param seen revision of the table to be named anew; null: a new one
     * @throws Problem {@code registry.code-table}, {@code registry.code-table-stale}
     */
    @Transactional
    void name(String table, Label label, @Nullable Integer seen, String username) {
        if (!table.matches("[a-z][a-z0-9_]{0,40}")) {
            throw Problem.invalid("registry.code-table", List.of(), table);
        }
        var faults = Faults.ofRecord(words);
        if (blank(label.zh())) {
            faults.add("zh", "code-title");
        }
        if (blank(label.en())) {
            faults.add("en", "code-title");
        }
        faults.raise("registry.codes");
        int named = jdbc.sql("""
                INSERT INTO registry.code_table AS t (code_table, label_zh, label_en)
                SELECT :table, :zh, :en
                WHERE :seen::int IS NULL OR EXISTS (SELECT FROM registry.code_table WHERE code_table = :table)
                ON CONFLICT (code_table) DO UPDATE SET label_zh = excluded.label_zh, label_en = excluded.label_en,
                  revision = t.revision + 1
                WHERE t.revision = :seen::int
                """)
                .param("table", table)
                .param("zh", label.zh())
                .param("en", label.en())
                .param("seen", seen)
                .update();
        if (named == 0) {
            throw stale(table);
        }
        audit.record(username, "code-table.named", "code-table:" + table, Map.of());
    }

    /**
     * Adds codes and changes those there are, all or none; codes not named stay.
     *
     * @param seen revision of the table that was worked on
     * @return how many are new or changed
     * @throws Problem {@code registry.codes} with what is wrong with which, {@code registry.code-parent},
     *     {@code registry.code-table-stale} where somebody changed the table since
     */
    @Transactional
    SavedCodes save(String table, List<Code> rows, int seen, String username) {
        int revision = jdbc.sql("SELECT revision FROM registry.code_table WHERE code_table = ? FOR UPDATE")
                .param(table)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("registry.code-table-unknown", table));
        if (revision != seen) {
            throw stale(table);
        }
        var faults = Faults.ofRecord(words);
        var named = new HashSet<String>();
        for (int i = 0; i < rows.size(); i++) {
            fault(rows.get(i), "codes[" + i + "]", named, faults);
        }
        faults.raise("registry.codes");
        int changed = codes.load(table, rows, username);
        circles(table, rows, faults);
        faults.raise("registry.codes");
        if (changed > 0) {
            audit.record(
                    username,
                    "code-table.changed",
                    "code-table:" + table,
                    Map.of("codes", changed, "revision", revision + 1));
        }
        return new SavedCodes(changed, changed > 0 ? revision + 1 : revision);
    }

    /**
     * @param changed how many are new or changed
     * @param revision of the table now
     */
    record SavedCodes(int changed, int revision) {}

    private Problem stale(String table) {
        var label = tables().stream()
                .filter(one -> one.table().equals(table) && one.label() != null)
                .map(one -> words.of(Objects.requireNonNull(one.label())))
                .findFirst();
        var by = history.page(table, null, 0, null, 1).rows().stream()
                .map(CodeHistory.CodeChange::byName)
                .filter(Objects::nonNull)
                .findFirst();
        return Problem.conflict("registry.code-table-stale", label.orElse(table), by.orElse("—"));
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
