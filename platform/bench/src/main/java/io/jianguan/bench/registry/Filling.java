package io.jianguan.bench.registry;

import io.jianguan.registry.ListReading;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.RegistryDefinition.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills a registry with made-up records of all kinds that its definition knows, spread over statuses, offices, days. */
final class Filling {
    private static final int PEOPLE = 1009;

    private final JdbcClient jdbc;
    private final ListReading lists;

    Filling(JdbcClient jdbc, ListReading lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    /** Those whom records name. */
    void people() {
        jdbc.sql("""
                INSERT INTO identity.app_user (username, name, organisation)
                SELECT 'p' || i, '人员' || i, (SELECT min(code) FROM identity.organisation)
                FROM generate_series(0, %d) i
                ON CONFLICT DO NOTHING
                """.formatted(PEOPLE - 1)).update();
    }

    /** What was there is gone afterwards. */
    void fill(RegistryDefinition definition, int count) {
        var registry = definition.registry();
        jdbc.sql("TRUNCATE data.\"%s\"".formatted(registry)).update();
        jdbc.sql("""
                SELECT format('DROP INDEX data.%I', c.relname) FROM pg_index i
                JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indrelid = ('data.' || quote_ident(?))::regclass AND NOT i.indisunique
                """)
                .param(registry)
                .query(String.class)
                .list()
                .forEach(drop -> jdbc.sql(drop).update());
        insert(definition, count);
        lists.index(registry);
        jdbc.sql("VACUUM (ANALYZE) data.\"%s\"".formatted(registry)).update();
    }

    void empty(String registry) {
        jdbc.sql("TRUNCATE data.\"%s\"".formatted(registry)).update();
    }

    private void insert(RegistryDefinition definition, int count) {
        var columns = new ArrayList<>(
                List.of("record_no", "status", "owner_org", "created_by", "created_at", "updated_by", "updated_at"));
        var values = new ArrayList<>(List.of(
                "'N' || i",
                oneOf(definition.statuses().stream().map(Status::code).toList(), 7),
                oneOf(lists.organisations(), 13),
                "'p' || i % " + PEOPLE,
                "now() - i * interval '23 seconds'",
                "'p' || i % " + PEOPLE,
                "now() - i * interval '11 seconds'"));
        for (var field : definition.fields()) {
            columns.add('"' + field.name() + '"');
            values.add(value(definition, field));
        }
        jdbc.sql("INSERT INTO data.\"%s\" (%s) SELECT %s FROM generate_series(1, %d) i ON CONFLICT DO NOTHING"
                        .formatted(definition.registry(), String.join(", ", columns), String.join(", ", values), count))
                .update();
    }

    /** Each value as often as any other, by a hash: in no order that an index could profit from. */
    private static String oneOf(Collection<String> values, int salt) {
        if (values.isEmpty()) {
            return "NULL";
        }
        return "(%s)[1 + abs(hashint4(i + %d)) %% %d]".formatted(array(values), salt, values.size());
    }

    private static String array(Collection<String> values) {
        return values.stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }

    private String value(RegistryDefinition definition, Field field) {
        int salt = Math.abs(field.name().hashCode() % 10_000);
        var wanted = lists.wanted(definition.registry(), field.name());
        var name = field.name();
        return switch (field.type()) {
            case TEXT ->
                field.unique()
                        ? "'%s' || i".formatted(name)
                        : wanted.isEmpty()
                                ? "'%s' || abs(hashint4(i + %d)) %% 100000".formatted(name, salt)
                                : oneOf(wanted, salt);
            case LONGTEXT -> "'%s ' || i".formatted(name);
            case INTEGER -> "abs(hashint4(i + %d)) %% 1000".formatted(salt);
            case DECIMAL, MONEY -> "abs(hashint4(i + %d)) %% 10000000 / 100.0".formatted(salt);
            case DATE -> "current_date - abs(hashint4(i + %d)) %% 3000".formatted(salt);
            case TIMESTAMP -> "now() - abs(hashint4(i + %d)) %% 250000000 * interval '1 second'".formatted(salt);
            case BOOLEAN -> "hashint4(i + %d) %% 2 = 0".formatted(salt);
            case CODE -> oneOf(codes(field), salt);
            case CODES -> "ARRAY[%s]".formatted(oneOf(codes(field), salt));
            case PERSON -> "'p' || abs(hashint4(i + %d)) %% %d".formatted(salt, PEOPLE);
            case PERSONS -> "ARRAY['p' || abs(hashint4(i + %d)) %% %d]".formatted(salt, PEOPLE);
            case ORGANISATION -> oneOf(lists.organisations(), salt);
            case ORGANISATIONS -> "ARRAY[%s]".formatted(oneOf(lists.organisations(), salt));
            case REFERENCE -> "1 + abs(hashint4(i + %d)) %% 1000".formatted(salt);
            case REFERENCES -> "ARRAY[1 + abs(hashint4(i + %d)) %% 1000]::bigint[]".formatted(salt);
            case TIME, POINT, FILES, TABLE -> "NULL";
        };
    }

    private List<String> codes(Field field) {
        return jdbc.sql("SELECT code FROM registry.code WHERE code_table = ? ORDER BY code LIMIT 200")
                .param(field.codes())
                .query(String.class)
                .list();
    }
}
