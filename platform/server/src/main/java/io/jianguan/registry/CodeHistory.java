package io.jianguan.registry;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import io.jianguan.registry.CodeTables.Code;
import io.jianguan.registry.CodeTables.CodeKey;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the codes of a table were before, since when, and who changed them. */
@Component
class CodeHistory {
    private static final String SAYS = "parent_code, label_zh, label_en, sort, valid_from, valid_until";
    private final JdbcClient jdbc;
    private final Actors actors;

    CodeHistory(JdbcClient jdbc, Actors actors) {
        this.jdbc = jdbc;
        this.actors = actors;
    }

    /**
     * @param revision of the table that the change made
     * @param by null where an application brought it
     * @param before null where the code was new
     */
    record CodeChange(
            int revision,
            OffsetDateTime at,
            @Nullable String by,
            @Nullable String byName,
            @Nullable Code before,
            Code after) {
        CodeChange named(Map<String, String> names) {
            return new CodeChange(revision, at, by, by == null ? null : names.getOrDefault(by, by), before, after);
        }
    }

    /**
     * Newest first.
     *
     * @param code null: of all codes
     * @param after only what made a later revision than this
     */
    Page<CodeChange> page(String table, @Nullable String code, int after, @Nullable String cursor, int limit) {
        var place = cursor == null ? null : Cursor.decode(cursor, 2);
        var found = jdbc.sql("""
                SELECT n.*, b.code, b.parent_code, b.label_zh, b.label_en, b.sort, b.valid_from, b.valid_until
                FROM (
                  (SELECT revision, since, changed_by, code, %1$s FROM registry.code %2$s)
                  UNION ALL
                  (SELECT revision, since, changed_by, code, %1$s FROM registry.code_version %2$s)
                  ORDER BY revision DESC, code DESC LIMIT :limit) n
                LEFT JOIN LATERAL (
                  SELECT code, %1$s FROM registry.code_version v
                  WHERE v.code_table = :table AND v.code = n.code AND v.revision < n.revision
                  ORDER BY v.revision DESC LIMIT 1) b ON true
                ORDER BY n.revision DESC, n.code DESC
                """.formatted(SAYS, """
                WHERE code_table = :table AND revision > :after AND (code = :code OR :code::text IS NULL)
                  AND (revision, code) < (:revision, :last) ORDER BY revision DESC, code DESC LIMIT :limit"""))
                .param("table", table)
                .param("code", code)
                .param("after", Math.max(0, after))
                .param("revision", place == null ? Integer.MAX_VALUE : (int) place.number(0))
                .param("last", place == null ? "" : String.valueOf(place.parts().get(1)))
                .param("limit", limit + 1)
                .query((row, n) -> change(row))
                .list();
        var page = Page.of(
                found,
                limit,
                last -> new Cursor(List.of(
                                String.valueOf(last.revision()), last.after().code()))
                        .encode());
        var names = actors.names(page.rows().stream()
                .map(CodeChange::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return page.map(change -> change.named(names));
    }

    private static CodeChange change(ResultSet row) throws SQLException {
        return new CodeChange(
                row.getInt(1),
                row.getObject(2, OffsetDateTime.class)
                        .atZoneSameInstant(FieldValues.ZONE)
                        .toOffsetDateTime(),
                row.getString(3),
                null,
                row.getString(11) == null ? null : code(row, 11),
                code(row, 4));
    }

    private static Code code(ResultSet row, int first) throws SQLException {
        return new Code(
                row.getString(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getInt(first + 4),
                row.getObject(first + 5, LocalDate.class),
                row.getObject(first + 6, LocalDate.class));
    }

    /** What those of the codes were called at a moment that are called something else, or are something else, today. */
    Map<CodeKey, Label> then(Collection<CodeKey> keys, OffsetDateTime moment) {
        var found = new HashMap<CodeKey, Label>();
        jdbc.sql("""
                SELECT DISTINCT ON (code_table, code) code_table, code, v.label_zh, v.label_en
                FROM unnest(:tables::text[], :codes::text[]) AS k (code_table, code)
                  JOIN registry.code_version v USING (code_table, code)
                WHERE v.until > :moment
                ORDER BY code_table, code, v.revision
                """)
                .param("tables", keys.stream().map(CodeKey::table).toArray(String[]::new))
                .param("codes", keys.stream().map(CodeKey::code).toArray(String[]::new))
                .param("moment", moment)
                .query(row -> {
                    found.put(
                            new CodeKey(row.getString(1), row.getString(2)),
                            new Label(row.getString(3), row.getString(4)));
                });
        return found;
    }
}
