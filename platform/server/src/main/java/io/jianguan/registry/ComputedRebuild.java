package io.jianguan.registry;

import io.jianguan.registry.RecordStore.Sight;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes fields of records that were there before the fields were computed so. */
@Component
class ComputedRebuild {
    private static final int BATCH = 500;
    private final DSLContext sql;
    private final JdbcClient jdbc;
    private final RecordStore store;
    private final Computed computed;
    private final FirstVersions firsts;

    ComputedRebuild(DSLContext sql, JdbcClient jdbc, RecordStore store, Computed computed, FirstVersions firsts) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.store = store;
        this.computed = computed;
        this.firsts = firsts;
    }

    static boolean needed(@Nullable RegistryDefinition before, RegistryDefinition now) {
        var known = before == null ? Map.<String, String>of() : expressions(before);
        return expressions(now).entrySet().stream()
                .anyMatch(field -> !field.getValue().equals(known.get(field.getKey())));
    }

    private static Map<String, String> expressions(RegistryDefinition definition) {
        return Computed.fields(definition).stream()
                .collect(Collectors.toMap(Field::name, field -> field.type() + String.valueOf(field.computed())));
    }

    /** Batch by batch, each a transaction of its own: people go on working. */
    void run(RegistryDefinition definition, Progress progress) {
        var table = new RecordTable(definition, 0);
        long done = 0;
        long total = Catalog.rows(jdbc, definition.registry());
        long after = 0;
        List<Row> rows;
        do {
            progress.at("computed", done, total);
            rows = store.reader(table)
                    .rows(sql.select(RecordStore.columns(table, Sight.full()))
                            .from(table.table())
                            .where(RecordTable.ID.gt(after))
                            .orderBy(RecordTable.ID)
                            .limit(DSL.inline(BATCH)));
            var updates = new LinkedHashMap<Row, Query>();
            for (var row : rows) {
                var update = update(table, row);
                if (update != null) {
                    updates.put(row, update);
                }
            }
            if (!updates.isEmpty()) {
                firsts.writeOut(definition, List.copyOf(updates.keySet()));
                sql.batch(updates.values()).execute();
            }
            after = rows.isEmpty() ? after : rows.getLast().id();
            done += rows.size();
        } while (rows.size() == BATCH);
    }

    /** Of the row as it was read: whoever changes it meanwhile computes it anew. */
    private @Nullable Query update(RecordTable table, Row row) {
        var values = new HashMap<String, @Nullable Object>(row.values());
        computed.fill(table.definition(), values);
        var changed = new LinkedHashMap<org.jooq.Field<?>, @Nullable Object>();
        for (var field : Computed.fields(table.definition())) {
            var value = values.get(field.name());
            if (!FieldValues.same(value, row.values().get(field.name()))) {
                changed.put(table.column(field.name()), store.stored(table, field, value));
            }
        }
        return changed.isEmpty()
                ? null
                : sql.update(table.table())
                        .set(changed)
                        .where(RecordTable.ID.eq(row.id()), RecordTable.VERSION.eq(row.version()));
    }
}
