package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a bulk load goes: straight into an empty table, whose indexes are made afterwards; otherwise into a temporary
 * one, from which what is new moves over.
 */
@Component
class LoadTable {
    private static final String TEMPORARY = "loaded_rows";
    private final JdbcClient jdbc;
    private final Numbers numbers;

    LoadTable(JdbcClient jdbc, Numbers numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    private record Index(String name, String ddl) {}

    /** @return true where the table was empty: it is then locked and without its indexes until the transaction ends */
    boolean emptied(RecordTable table) {
        if (!empty(table)) {
            return false;
        }
        jdbc.sql("LOCK TABLE data.\"%s\" IN ACCESS EXCLUSIVE MODE".formatted(table.registry()))
                .update();
        if (!empty(table)) {
            return false;
        }
        jdbc.sql("CREATE TEMP TABLE dropped_index (ddl text) ON COMMIT DROP").update();
        for (var index : indexes(table)) {
            jdbc.sql("INSERT INTO dropped_index VALUES (?)").param(index.ddl()).update();
            jdbc.sql("DROP INDEX data.\"%s\"".formatted(index.name())).update();
        }
        return true;
    }

    private boolean empty(RecordTable table) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM data.\"%s\")".formatted(table.registry()))
                .query(Boolean.class)
                .single();
    }

    private List<Index> indexes(RecordTable table) {
        return jdbc.sql("""
                SELECT c.relname, pg_get_indexdef(i.indexrelid)
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indrelid = to_regclass('data.' || quote_ident(?)) AND NOT i.indisprimary
                """)
                .param(table.registry())
                .query((row, i) -> new Index(row.getString(1), row.getString(2)))
                .list();
    }

    /** The COPY statement; makes the temporary table where one is needed. */
    String copy(RecordTable table, boolean empty) {
        var columns = columns(table);
        if (empty) {
            return "COPY data.\"%s\" (%s) FROM STDIN".formatted(table.registry(), columns);
        }
        jdbc.sql("DROP TABLE IF EXISTS pg_temp." + TEMPORARY).update();
        jdbc.sql("CREATE TEMP TABLE %s ON COMMIT DROP AS SELECT %s FROM data.\"%s\" LIMIT 0"
                        .formatted(TEMPORARY, columns, table.registry()))
                .update();
        return "COPY pg_temp.%s (%s) FROM STDIN".formatted(TEMPORARY, columns);
    }

    private static String columns(RecordTable table) {
        return LoadedRows.columns(table.definition()).stream()
                .map(column -> '"' + column + '"')
                .collect(Collectors.joining(", "));
    }

    /** @return how many rows are in the table now */
    long indexed(RecordTable table, long rows, LocalDate day) {
        number(table, day, "data.\"%s\"".formatted(table.registry()));
        jdbc.sql("SET LOCAL maintenance_work_mem = '256MB'").update();
        jdbc.sql("SELECT ddl FROM dropped_index")
                .query(String.class)
                .list()
                .forEach(ddl -> jdbc.sql(ddl).update());
        jdbc.sql("DROP TABLE dropped_index").update();
        analyze(table);
        return rows;
    }

    /** @return how many rows were new */
    long moved(RecordTable table, LocalDate day) {
        for (var field : table.definition().fields()) {
            if (field.unique()) {
                jdbc.sql("""
                        DELETE FROM pg_temp.%1$s l USING data."%2$s" d
                        WHERE %3$s AND d.deleted_at IS NULL
                        """.formatted(TEMPORARY, table.registry(), same(field)))
                        .update();
            }
        }
        number(table, day, "pg_temp." + TEMPORARY);
        var columns = columns(table);
        long added = jdbc.sql("INSERT INTO data.\"%s\" (%s) SELECT %s FROM pg_temp.%s ON CONFLICT DO NOTHING"
                        .formatted(table.registry(), columns, columns, TEMPORARY))
                .update();
        analyze(table);
        return added;
    }

    private static String same(Field field) {
        return field.findable()
                ? BlindIndex.term("d", field.name()) + " = " + BlindIndex.term("l", field.name())
                : "d.\"%1$s\" = l.\"%1$s\"".formatted(field.name());
    }

    private void number(RecordTable table, LocalDate day, String where) {
        var text = table.definition().number();
        if (text == null) {
            return;
        }
        if (!NumberRule.byOffice(text)) {
            number(table, NumberRule.of(text, day, ""), where, null);
            return;
        }
        jdbc.sql("SELECT DISTINCT owner_org FROM %s WHERE record_no IS NULL ORDER BY 1".formatted(where))
                .query(String.class)
                .list()
                .forEach(owner -> number(table, NumberRule.of(text, day, owner), where, owner));
    }

    /** @param owner whose records get numbers; null: all */
    private void number(RecordTable table, NumberRule rule, String where, @Nullable String owner) {
        var unnumbered = "record_no IS NULL AND (:owner::text IS NULL OR owner_org = :owner::text)";
        long count = jdbc.sql("SELECT count(*) FROM %s WHERE %s".formatted(where, unnumbered))
                .param("owner", owner)
                .query(Long.class)
                .single();
        if (count == 0) {
            return;
        }
        long before = numbers.take(table.registry(), rule, count) - count;
        jdbc.sql("""
                UPDATE %1$s l SET record_no = :before || lpad(n.text, greatest(:digits, length(n.text)), '0') || :after
                FROM (SELECT ctid, (:base + row_number() OVER (ORDER BY ctid))::text AS text
                      FROM %1$s WHERE %2$s) n
                WHERE n.ctid = l.ctid
                """.formatted(where, unnumbered))
                .param("before", rule.before())
                .param("after", rule.after())
                .param("digits", rule.digits())
                .param("base", before)
                .param("owner", owner)
                .update();
    }

    /** The planner would otherwise think the table as empty as it was. */
    private void analyze(RecordTable table) {
        jdbc.sql("ANALYZE data.\"%s\"".formatted(table.registry())).update();
    }
}
