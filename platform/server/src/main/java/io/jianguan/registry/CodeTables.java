package io.jianguan.registry;

import io.jianguan.identity.Label;
import io.jianguan.names.Names;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Code tables: flat or hierarchical lists of codes with a label in both languages and a time of validity. */
@Component
public class CodeTables {
    private static final String REVISIONS = "registry.code_revision";
    private final JdbcClient jdbc;
    private final Words words;
    private final Clock clock;
    private final CodeHistory history;
    private final Names<CodeKey, Label> labels;
    private final Names<CodeKey, List<String>> below;

    CodeTables(JdbcClient jdbc, Words words, Clock clock, CodeHistory history) {
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
        this.history = history;
        this.labels = new Names<>(jdbc, REVISIONS, this::read);
        this.below = new Names<>(jdbc, REVISIONS, this::readBelow);
    }

    /** @param validUntil last day on which the code may be chosen; null: for good */
    public record Code(
            String code,
            @Nullable String parentCode,
            String labelZh,
            String labelEn,
            int sort,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    /** A code as people meet it, in their language. */
    public record Entry(String code, @Nullable String parentCode, String label, boolean hasChildren) {}

    /**
     * Loads a whole table; the same rows again change nothing. Codes no longer named stay, since records may hold them:
     * end them by {@code validUntil}. What a code was before is kept.
     *
     * @return how many codes are new or changed
     * @throws Problem {@code registry.code-parent} where a parent is in neither the rows nor the table
     */
    @Transactional
    public int load(String table, List<Code> rows) {
        return load(table, rows, null);
    }

    /** @param username who says so; null: an application */
    @Transactional
    int load(String table, List<Code> rows, @Nullable String username) {
        int revision = 1 + jdbc.sql("""
                        INSERT INTO registry.code_table (code_table) VALUES (?)
                        ON CONFLICT (code_table) DO UPDATE SET loaded_at = now() RETURNING revision
                        """).param(table).query(Integer.class).single();
        requireParents(table, rows);
        int changed = jdbc.sql("""
                WITH given AS (
                  SELECT * FROM unnest(:codes::text[], :parents::text[], :zh::text[], :en::text[], :sorts::int[],
                    :from::date[], :until::date[])
                    AS g (code, parent_code, label_zh, label_en, sort, valid_from, valid_until)),
                replaced AS (
                  INSERT INTO registry.code_version (code_table, code, revision, parent_code, label_zh, label_en, sort,
                    valid_from, valid_until, since, changed_by, until)
                  SELECT c.code_table, c.code, c.revision, c.parent_code, c.label_zh, c.label_en, c.sort,
                    c.valid_from, c.valid_until, c.since, c.changed_by, :now
                  FROM given excluded JOIN registry.code c ON c.code_table = :table AND c.code = excluded.code
                  WHERE %1$s)
                INSERT INTO registry.code AS c (code_table, code, parent_code, label_zh, label_en, sort, valid_from,
                  valid_until, revision, since, changed_by)
                SELECT :table, g.*, :revision, :now, :by::text FROM given g
                ON CONFLICT (code_table, code) DO UPDATE SET
                  parent_code = excluded.parent_code, label_zh = excluded.label_zh, label_en = excluded.label_en,
                  sort = excluded.sort, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                  revision = excluded.revision, since = excluded.since, changed_by = excluded.changed_by
                WHERE %1$s
                """.formatted(DIFFERS))
                .param("codes", texts(rows, Code::code))
                .param("parents", texts(rows, Code::parentCode))
                .param("zh", texts(rows, Code::labelZh))
                .param("en", texts(rows, Code::labelEn))
                .param("sorts", rows.stream().map(Code::sort).toArray(Integer[]::new))
                .param("from", days(rows, Code::validFrom))
                .param("until", days(rows, Code::validUntil))
                .param("table", table)
                .param("revision", revision)
                .param("now", OffsetDateTime.now(clock))
                .param("by", username)
                .update();
        if (changed > 0) {
            jdbc.sql("UPDATE registry.code_table SET revision = ? WHERE code_table = ?")
                    .params(revision, table)
                    .update();
            labels.changed();
            below.changed();
        }
        return changed;
    }

    /** What people call a table; what somebody has called it since stays. */
    @Transactional
    public void title(String table, String zh, String en) {
        jdbc.sql("""
                INSERT INTO registry.code_table AS t (code_table, label_zh, label_en) VALUES (:table, :zh, :en)
                ON CONFLICT (code_table) DO UPDATE SET label_zh = excluded.label_zh, label_en = excluded.label_en
                WHERE t.label_zh IS NULL
                """).param("table", table).param("zh", zh).param("en", en).update();
    }

    private static final String DIFFERS = """
            (c.parent_code, c.label_zh, c.label_en, c.sort, c.valid_from, c.valid_until)
              IS DISTINCT FROM (excluded.parent_code, excluded.label_zh, excluded.label_en, excluded.sort,
                                excluded.valid_from, excluded.valid_until)""";

    private void requireParents(String table, List<Code> rows) {
        var missing = new HashSet<String>();
        rows.forEach(row -> {
            if (row.parentCode() != null) {
                missing.add(row.parentCode());
            }
        });
        rows.forEach(row -> missing.remove(row.code()));
        missing.removeAll(known(table, missing));
        if (!missing.isEmpty()) {
            throw Problem.invalid("registry.code-parent", List.of(), table, String.join(", ", missing));
        }
    }

    private Set<String> known(String table, Collection<String> codes) {
        return Set.copyOf(jdbc.sql("SELECT code FROM registry.code WHERE code_table = ? AND code = ANY (?)")
                .params(table, codes.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Children of {@code parent}, or the roots where it is null; only those valid today. */
    public List<Entry> children(String table, @Nullable String parent) {
        return entries(
                (parent == null ? "c.parent_code IS NULL AND " : "c.parent_code = :value AND ") + VALID,
                table,
                parent,
                2000);
    }

    /** Codes that start with the text or whose label holds it; only those valid today. */
    public List<Entry> search(String table, String text) {
        return entries(
                "(c.code LIKE :value || '%' OR c.label_zh ILIKE '%' || :value || '%' OR c.label_en ILIKE '%' || :value || '%') AND "
                        + VALID,
                table,
                Filters.escaped(text),
                50);
    }

    /** Whether valid or not: for what records hold. */
    public List<Entry> find(String table, Collection<String> codes) {
        return entries("c.code = ANY (:value)", table, codes.toArray(String[]::new), codes.size());
    }

    /** Labels in both languages, whether valid or not; unknown codes are left out. English is empty where there is none. */
    public Map<String, Label> labels(String table, Collection<String> codes) {
        var found = new HashMap<String, Label>();
        labels.of(keys(table, codes)).forEach((key, label) -> found.put(key.code(), label));
        return found;
    }

    private static List<CodeKey> keys(String table, Collection<String> codes) {
        return codes.stream().map(code -> new CodeKey(table, code)).toList();
    }

    /** The whole table, valid or not. */
    public List<Entry> whole(String table) {
        return entries("true", table, null, Integer.MAX_VALUE);
    }

    private static final String VALID =
            "(c.valid_from IS NULL OR c.valid_from <= :today) AND (c.valid_until IS NULL OR c.valid_until >= :today)";

    private List<Entry> entries(String where, String table, @Nullable Object value, int limit) {
        boolean english = words.english();
        return jdbc.sql("""
                SELECT c.code, c.parent_code, c.label_zh, c.label_en, EXISTS (
                  SELECT FROM registry.code child WHERE child.code_table = c.code_table AND child.parent_code = c.code)
                FROM registry.code c
                WHERE c.code_table = :table AND %s
                ORDER BY c.sort, c.code LIMIT :limit
                """.formatted(where))
                .param("table", table)
                .param("value", value)
                .param("today", LocalDate.now(clock.withZone(FieldValues.ZONE)))
                .param("limit", limit)
                .query((row, i) -> new Entry(
                        row.getString(1), row.getString(2), row.getString(english ? 4 : 3), row.getBoolean(5)))
                .list();
    }

    Set<String> names() {
        return jdbc.sql("SELECT code_table FROM registry.code_table")
                .query(String.class)
                .set();
    }

    List<String> all(String table) {
        return jdbc.sql("SELECT code FROM registry.code WHERE code_table = ?")
                .param(table)
                .query(String.class)
                .list();
    }

    /** The codes and all that lie below them. */
    Set<String> below(String table, Collection<String> codes) {
        var found = new LinkedHashSet<String>();
        below.of(keys(table, codes)).values().forEach(found::addAll);
        return found;
    }

    private Map<CodeKey, List<String>> readBelow(Collection<CodeKey> keys) {
        var found = new HashMap<CodeKey, List<String>>();
        jdbc.sql("""
                WITH RECURSIVE below (code_table, top, code) AS (
                  SELECT k.code_table, k.code, k.code FROM unnest(:tables::text[], :codes::text[]) AS k (code_table, code)
                  UNION
                  SELECT b.code_table, b.top, c.code
                  FROM registry.code c JOIN below b ON c.code_table = b.code_table AND c.parent_code = b.code)
                SELECT code_table, top, array_agg(code) FROM below GROUP BY code_table, top
                """).param("tables", tables(keys)).param("codes", codes(keys)).query(row -> {
            found.put(new CodeKey(row.getString(1), row.getString(2)), List.of((String[])
                    row.getArray(3).getArray()));
        });
        return found;
    }

    private static String[] texts(List<Code> rows, Function<Code, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    private static String[] days(List<Code> rows, Function<Code, @Nullable LocalDate> part) {
        return texts(rows, row -> {
            var day = part.apply(row);
            return day == null ? null : day.toString();
        });
    }

    /** In the language of the request, in Chinese where there is no English; unknown codes are left out. */
    Map<CodeKey, String> labels(Collection<CodeKey> keys) {
        return worded(labels.of(keys));
    }

    /**
     * As {@link #labels(Collection)}.
     *
     * @param moment when they were called so; null: today
     */
    Map<CodeKey, String> labels(Collection<CodeKey> keys, @Nullable OffsetDateTime moment) {
        var found = labels(keys);
        if (moment != null && !keys.isEmpty()) {
            found.putAll(worded(history.then(keys, moment)));
        }
        return found;
    }

    private Map<CodeKey, String> worded(Map<CodeKey, Label> labels) {
        var found = new HashMap<CodeKey, String>();
        labels.forEach((key, label) -> found.put(key, label.en().isEmpty() ? label.zh() : words.of(label)));
        return found;
    }

    private Map<CodeKey, Label> read(Collection<CodeKey> keys) {
        var found = new HashMap<CodeKey, Label>();
        jdbc.sql("SELECT c.code_table, c.code, c.label_zh, c.label_en FROM %s".formatted(NAMED))
                .param("tables", tables(keys))
                .param("codes", codes(keys))
                .query(row -> {
                    var english = row.getString(4);
                    found.put(
                            new CodeKey(row.getString(1), row.getString(2)),
                            new Label(row.getString(3), english == null ? "" : english));
                });
        return found;
    }

    /** Those of the codes that exist and may be chosen today. */
    Set<CodeKey> valid(Collection<CodeKey> keys) {
        return keys.isEmpty()
                ? Set.of()
                : jdbc.sql("SELECT c.code_table, c.code FROM %s WHERE %s".formatted(NAMED, VALID))
                        .param("tables", tables(keys))
                        .param("codes", codes(keys))
                        .param("today", LocalDate.now(clock.withZone(FieldValues.ZONE)))
                        .query((row, i) -> new CodeKey(row.getString(1), row.getString(2)))
                        .set();
    }

    record CodeKey(String table, String code) {}

    private static final String NAMED =
            "unnest(:tables::text[], :codes::text[]) AS k (code_table, code) JOIN registry.code c USING (code_table, code)";

    private static String[] tables(Collection<CodeKey> keys) {
        return keys.stream().map(CodeKey::table).toArray(String[]::new);
    }

    private static String[] codes(Collection<CodeKey> keys) {
        return keys.stream().map(CodeKey::code).toArray(String[]::new);
    }
}
