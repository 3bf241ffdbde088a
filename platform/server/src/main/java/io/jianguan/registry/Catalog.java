package io.jianguan.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL says of a registry's table. */
final class Catalog {

    private Catalog() {}

    /** Types by column; empty where there is no table. */
    static Map<String, String> columns(JdbcClient jdbc, String registry) {
        var columns = new HashMap<String, String>();
        jdbc.sql("""
                SELECT a.attname, format_type(a.atttypid, a.atttypmod)
                FROM pg_attribute a
                WHERE a.attrelid = to_regclass('data.' || quote_ident(?)) AND a.attnum > 0 AND NOT a.attisdropped
                """).param(registry).query(row -> {
            columns.put(row.getString(1), row.getString(2));
        });
        return columns;
    }

    /** @param valid false: those whose building was broken off */
    static List<String> indexes(JdbcClient jdbc, String registry, boolean valid) {
        return jdbc.sql("""
                SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indrelid = to_regclass('data.' || quote_ident(?)) AND i.indisvalid = ?
                """).params(registry, valid).query(String.class).list();
    }

    /** About how many rows there are; exact where they are few. */
    static long rows(JdbcClient jdbc, String registry) {
        long few = jdbc.sql("SELECT count(*) FROM (SELECT FROM data.\"%s\" LIMIT 10000) counted".formatted(registry))
                .query(Long.class)
                .single();
        return few < 10_000
                ? few
                : Math.max(
                        few,
                        jdbc.sql("SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(?)")
                                .param("data.\"" + registry + "\"")
                                .query(Long.class)
                                .single());
    }
}
