package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills the search text of records that were there before other fields were searched. */
@Component
class SearchRebuild {
    private static final int BATCH = 500;
    private final DSLContext sql;
    private final JdbcClient jdbc;

    SearchRebuild(DSLContext sql, JdbcClient jdbc) {
        this.sql = sql;
        this.jdbc = jdbc;
    }

    static boolean needed(RegistryDefinition before, RegistryDefinition now) {
        return !searched(now).isEmpty() && !searched(now).equals(searched(before));
    }

    private static Set<String> searched(RegistryDefinition definition) {
        return definition.fields().stream()
                .filter(Field::search)
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    /** Batch by batch, each a transaction of its own: people go on working. */
    void run(RegistryDefinition definition, Progress progress) {
        var table = new RecordTable(definition, 0);
        var fields = definition.fields().stream().filter(Field::search).toList();
        var columns = new ArrayList<org.jooq.Field<?>>(List.of(RecordTable.ID));
        fields.forEach(field -> columns.add(table.column(field.name())));
        long after = 0;
        long done = 0;
        long total = Catalog.rows(jdbc, definition.registry());
        List<? extends Record> rows;
        do {
            progress.at("search", done, total);
            rows = sql.select(columns)
                    .from(table.table())
                    .where(RecordTable.ID.gt(after))
                    .orderBy(RecordTable.ID)
                    .limit(DSL.inline(BATCH))
                    .fetch();
            if (!rows.isEmpty()) {
                sql.batch(rows.stream().map(row -> update(table, fields, row)).toList())
                        .execute();
                after = Objects.requireNonNull(rows.getLast().get(RecordTable.ID));
            }
            done += rows.size();
        } while (rows.size() == BATCH);
    }

    /** From the row as it is now, so that a change meanwhile is not undone. */
    private org.jooq.Query update(RecordTable table, List<Field> fields, Record row) {
        var values = new HashMap<String, Object>();
        var unchanged = new ArrayList<org.jooq.Condition>();
        for (var field : fields) {
            var column = table.<String>column(field.name());
            var value = row.get(column);
            unchanged.add(column.isNotDistinctFrom(value));
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        var tokens = DSL.val(SearchText.of(fields, values), SQLDataType.CLOB.array());
        return sql.update(table.table())
                .set(Map.of(RecordTable.SEARCH, DSL.field("array_to_tsvector({0})", Object.class, tokens)))
                .where(RecordTable.ID.eq(row.get(RecordTable.ID)))
                .and(DSL.and(unchanged));
    }
}
