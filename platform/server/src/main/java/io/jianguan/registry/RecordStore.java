package io.jianguan.registry;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the rows of registries. */
@Component
class RecordStore {
    private final DSLContext sql;
    private final JsonMapper json;
    private final PersonalData personal;

    RecordStore(DSLContext sql, JsonMapper json, PersonalData personal) {
        this.sql = sql;
        this.json = json;
        this.personal = personal;
    }

    /** What the reader may do, told with each row. */
    record Sight(
            Condition readable, Condition unmasked, Condition changeable, Condition deletable, FieldRights fields) {
        /** The same of rows that the reader may not see. */
        Sight anywhere() {
            return new Sight(DSL.trueCondition(), unmasked, changeable, deletable, fields);
        }

        /** For processes: sees everything. */
        static Sight full() {
            return new Sight(
                    DSL.trueCondition(),
                    DSL.trueCondition(),
                    DSL.trueCondition(),
                    DSL.trueCondition(),
                    FieldRights.ALL);
        }
    }

    static List<SelectFieldOrAsterisk> columns(RecordTable table, Sight sight) {
        return columns(table, sight, table.definition().fields(), List.of());
    }

    /** @param fields those wanted; the standard columns come with them */
    static List<SelectFieldOrAsterisk> columns(
            RecordTable table, Sight sight, List<RegistryDefinition.Field> fields, List<? extends Field<?>> also) {
        var columns = new LinkedHashSet<SelectFieldOrAsterisk>(RecordTable.READ);
        columns.addAll(also);
        fields.stream().filter(sight.fields()::sees).forEach(field -> columns.add(table.column(field.name())));
        told(columns, sight.unmasked(), "may_unmask");
        told(columns, sight.changeable(), "may_change");
        told(columns, sight.deletable(), "may_delete");
        return List.copyOf(columns);
    }

    /** What nobody may needs no column. */
    private static void told(Set<SelectFieldOrAsterisk> columns, Condition condition, String name) {
        if (condition != DSL.falseCondition()) {
            columns.add(DSL.field(condition).as(name));
        }
    }

    Optional<Row> find(RecordTable table, long id, Sight sight, boolean lock) {
        var select = sql.select(columns(table, sight))
                .from(table.table())
                .where(RecordTable.ID.eq(id), RecordTable.DELETED_AT.isNull(), sight.readable());
        return (lock ? select.forUpdate() : select).fetchOptional(reader(table));
    }

    boolean has(RecordTable table, long id, Condition condition) {
        return sql.fetchExists(DSL.selectOne()
                .from(table.table())
                .where(RecordTable.ID.eq(id), RecordTable.DELETED_AT.isNull(), condition));
    }

    void lock(RecordTable table, long id) {
        sql.select(RecordTable.ID)
                .from(table.table())
                .where(RecordTable.ID.eq(id))
                .forUpdate()
                .fetch();
    }

    List<Row> find(RecordTable table, Collection<Long> ids) {
        return find(table, ids, table.definition().fields());
    }

    /** @param fields those read of each row */
    List<Row> find(RecordTable table, Collection<Long> ids, List<RegistryDefinition.Field> fields) {
        return reader(table)
                .rows(sql.select(columns(table, Sight.full(), fields, List.of()))
                        .from(table.table())
                        .where(Conditions.oneOf(RecordTable.ID, ids), RecordTable.DELETED_AT.isNull())
                        .orderBy(RecordTable.ID));
    }

    long insert(
            RecordTable table,
            @Nullable String number,
            @Nullable String status,
            String owner,
            Map<String, Object> values,
            @Nullable String username,
            OffsetDateTime now) {
        var row = new LinkedHashMap<Field<?>, @Nullable Object>();
        row.put(RecordTable.NUMBER, number);
        row.put(RecordTable.STATUS, status);
        row.put(RecordTable.OWNER, owner);
        row.put(RecordTable.CREATED_BY, username);
        row.put(RecordTable.CREATED_AT, now);
        row.put(RecordTable.UPDATED_BY, username);
        row.put(RecordTable.UPDATED_AT, now);
        table.definition()
                .fields()
                .forEach(field -> row.put(table.column(field.name()), stored(table, field, values.get(field.name()))));
        search(table, values, row);
        return sql.insertInto(table.table())
                .set(row)
                .returningResult(RecordTable.ID)
                .fetchSingle()
                .value1();
    }

    /** @param changed names of the fields in {@code values} that differ from what is stored */
    void update(
            RecordTable table,
            long id,
            @Nullable String status,
            String owner,
            Map<String, Object> values,
            Collection<String> changed,
            @Nullable String username,
            OffsetDateTime now) {
        var row = new LinkedHashMap<Field<?>, @Nullable Object>();
        row.put(RecordTable.STATUS, status);
        row.put(RecordTable.OWNER, owner);
        row.put(RecordTable.VERSION, RecordTable.VERSION.plus(1));
        row.put(RecordTable.UPDATED_BY, username);
        row.put(RecordTable.UPDATED_AT, now);
        boolean searched = false;
        for (var field : table.definition().fields()) {
            if (changed.contains(field.name())) {
                row.put(table.column(field.name()), stored(table, field, values.get(field.name())));
                searched |= field.search();
            }
        }
        if (searched) {
            search(table, values, row);
        }
        sql.update(table.table()).set(row).where(RecordTable.ID.eq(id)).execute();
    }

    void delete(RecordTable table, long id, @Nullable String username, OffsetDateTime now) {
        delete(table, List.of(id), username, now);
    }

    void delete(RecordTable table, Collection<Long> ids, @Nullable String username, OffsetDateTime now) {
        if (ids.isEmpty()) {
            return;
        }
        sql.update(table.table())
                .set(RecordTable.DELETED_AT, now)
                .set(RecordTable.VERSION, RecordTable.VERSION.plus(1))
                .set(RecordTable.UPDATED_BY, username)
                .set(RecordTable.UPDATED_AT, now)
                .where(Conditions.oneOf(RecordTable.ID, ids))
                .execute();
    }

    void revive(RecordTable table, long id, @Nullable String username, OffsetDateTime now) {
        sql.update(table.table())
                .setNull(RecordTable.DELETED_AT)
                .set(RecordTable.VERSION, RecordTable.VERSION.plus(1))
                .set(RecordTable.UPDATED_BY, username)
                .set(RecordTable.UPDATED_AT, now)
                .where(RecordTable.ID.eq(id))
                .execute();
    }

    /** A record that is in the bin. */
    Optional<Row> findDeleted(RecordTable table, long id, Sight sight, boolean lock) {
        var select = sql.select(columns(table, sight))
                .from(table.table())
                .where(RecordTable.ID.eq(id), RecordTable.DELETED_AT.isNotNull(), sight.readable());
        return (lock ? select.forUpdate() : select).fetchOptional(reader(table));
    }

    List<Long> ids(RecordTable table, Condition where) {
        var ids = sql.select(DSL.field("array_agg({0} order by {0})", Long[].class, RecordTable.ID))
                .from(table.table())
                .where(RecordTable.DELETED_AT.isNull(), where)
                .fetchSingle()
                .value1();
        return ids == null ? List.of() : List.of(ids);
    }

    Map<String, Long> ids(RecordTable table, String field, @Nullable Collection<String> values) {
        var column = table.<String>column(field);
        var ids = new HashMap<String, Long>();
        sql.select(column, RecordTable.ID)
                .from(table.table())
                .where(
                        RecordTable.DELETED_AT.isNull(),
                        values == null
                                ? column.isNotNull()
                                : DSL.condition(
                                        "{0} = any({1})",
                                        column, DSL.val(values.toArray(String[]::new), SQLDataType.CLOB.array())))
                .forEach(row -> ids.put(row.value1(), row.value2()));
        return ids;
    }

    List<Long> newest(RecordTable table, Condition where, int limit) {
        return sql.select(RecordTable.ID)
                .from(table.table())
                .where(RecordTable.DELETED_AT.isNull(), where)
                .orderBy(RecordTable.ID.desc())
                .limit(DSL.inline(limit))
                .fetch(RecordTable.ID);
    }

    /** For the rows of one statement. */
    RowReader reader(RecordTable table) {
        return new RowReader(table, json, personal);
    }

    @Nullable
    Object stored(RecordTable table, RegistryDefinition.Field field, @Nullable Object value) {
        var type = field.type();
        var typed = personal.sealed(table.registry(), field, value);
        if (typed == null) {
            return null;
        }
        if (type == FieldType.TABLE) {
            return JSONB.valueOf(json.writeValueAsString(typed));
        }
        if (type == FieldType.POINT) {
            return DSL.field("{0}::point", Object.class, DSL.val(typed.toString()));
        }
        if (typed instanceof Collection<?> entries) {
            return type == FieldType.REFERENCES ? entries.toArray(Long[]::new) : entries.toArray(String[]::new);
        }
        return typed;
    }

    private static void search(RecordTable table, Map<String, Object> values, Map<Field<?>, @Nullable Object> row) {
        var tokens = SearchText.of(table.definition().fields(), values);
        if (tokens != null) {
            row.put(
                    RecordTable.SEARCH,
                    DSL.field("array_to_tsvector({0})", Object.class, DSL.val(tokens, SQLDataType.CLOB.array())));
        }
    }
}
