package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What keeps a full table from following a definition, and how many records stand in the way; sealed values apart, which
 * {@link SealedDuplicates} compares.
 */
final class TableFaults {
    private final JdbcClient jdbc;
    private final RegistryDefinition definition;
    private final Map<String, String> present;
    private final Faults faults;

    private TableFaults(JdbcClient jdbc, RegistryDefinition definition, Map<String, String> present, Faults faults) {
        this.jdbc = jdbc;
        this.definition = definition;
        this.present = present;
        this.faults = faults;
    }

    /** @param present columns of the table and their types */
    static void find(JdbcClient jdbc, RegistryDefinition definition, Map<String, String> present, Faults faults) {
        new TableFaults(jdbc, definition, present, faults).find();
    }

    private void find() {
        for (int i = 0; i < definition.fields().size(); i++) {
            var field = definition.fields().get(i);
            var type = present.get(field.name());
            if (type == null) {
                continue;
            }
            if (!type.equals(field.type().sql())) {
                type(field, type, "fields[" + i + "].type");
            } else if (field.unique() && !field.findable()) {
                unique(field, "fields[" + i + "].unique");
            }
        }
        for (int i = 0; i < definition.unique().size(); i++) {
            var group = definition.unique().get(i);
            if (present.keySet().containsAll(group)
                    && !RecordIndex.unique(definition, group).isBlind()) {
                together(group, "unique[" + i + "]");
            }
        }
        removed();
    }

    private void together(List<String> group, String at) {
        if (Catalog.indexes(jdbc, definition.registry(), true)
                .contains(RecordIndex.unique(definition, group).name())) {
            return;
        }
        var columns = group.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        var all = group.stream().map(name -> '"' + name + "\" IS NOT NULL").collect(Collectors.joining(" AND "));
        long count = jdbc.sql("""
                SELECT coalesce(sum(times), 0)::bigint FROM (
                  SELECT count(*) AS times FROM data."%s" WHERE %s AND deleted_at IS NULL
                  GROUP BY %s HAVING count(*) > 1) repeated
                """.formatted(definition.registry(), all, columns))
                .query(Long.class)
                .single();
        if (count > 0) {
            faults.add(at, "repeated-together", String.join("、", group), count);
        }
    }

    /** A column without a value may have another type. */
    private void type(Field field, String type, String at) {
        long filled = filled(field.name());
        if (filled > 0) {
            faults.add(at, "type-changed", field.name(), type, field.type().sql(), filled);
        }
    }

    private void unique(Field field, String at) {
        var index = new RecordIndex(definition.registry(), List.of(field.name()), RecordIndex.Kind.UNIQUE);
        if (Catalog.indexes(jdbc, definition.registry(), true).contains(index.name())) {
            return;
        }
        jdbc.sql("""
                SELECT min(value), sum(times)::bigint FROM (
                  SELECT "%1$s"::text AS value, count(*) AS times FROM data."%2$s"
                  WHERE "%1$s" IS NOT NULL AND deleted_at IS NULL GROUP BY "%1$s" HAVING count(*) > 1) repeated
                HAVING count(*) > 0
                """.formatted(field.name(), definition.registry())).query(row -> {
            faults.add(at, "repeated", field.name(), row.getString(1), row.getLong(2));
        });
    }

    /** A column without values stays: dropping it would break a replica that still reads the definition before. */
    private void removed() {
        var kept = new HashSet<>(RegistryFaults.STANDARD_COLUMNS);
        definition.fields().forEach(field -> kept.add(field.name()));
        present.keySet().stream()
                .filter(column -> !kept.contains(column))
                .sorted()
                .forEach(column -> {
                    long filled = filled(column);
                    if (filled > 0) {
                        faults.add("fields", "data-lost", column, filled);
                    }
                });
    }

    private long filled(String column) {
        var from = "data.\"%s\" WHERE \"%s\" IS NOT NULL".formatted(definition.registry(), column);
        boolean some = jdbc.sql("SELECT EXISTS (SELECT FROM " + from + ")")
                .query(Boolean.class)
                .single();
        return some ? jdbc.sql("SELECT count(*) FROM " + from).query(Long.class).single() : 0;
    }
}
