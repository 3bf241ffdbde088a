package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which fields of which registries refer to records of one. */
@Component
class References {
    private final DSLContext sql;
    private final DefinitionStore store;
    private final JsonMapper json;

    References(DSLContext sql, DefinitionStore store, JsonMapper json) {
        this.sql = sql;
        this.store = store;
        this.json = json;
    }

    /** @param column of a table field; null where the field itself refers */
    record Place(RecordTable table, Field field, @Nullable Field column) {}

    /** In order of registry and field. */
    List<Place> to(String registry) {
        return store.registries().values().stream()
                .sorted((one, other) -> one.registry().compareTo(other.registry()))
                .flatMap(table -> table.definition().fields().stream().flatMap(field -> places(table, field, registry)))
                .toList();
    }

    private static Stream<Place> places(RecordTable table, Field field, String registry) {
        return field.type() == FieldType.TABLE
                ? field.columns().stream()
                        .filter(column -> refers(column, registry))
                        .map(column -> new Place(table, field, column))
                : Stream.of(field).filter(one -> refers(one, registry)).map(one -> new Place(table, one, null));
    }

    private static boolean refers(Field field, String registry) {
        return field.type().one() == FieldType.REFERENCE && registry.equals(field.registry());
    }

    /** Rows that refer to the record; of tables within records by reading them, since no index knows them. */
    Condition to(Place place, long id) {
        var column = place.column();
        if (column != null) {
            var cell = column.type().many() ? List.of(String.valueOf(id)) : String.valueOf(id);
            return DSL.condition(
                    "{0} @> {1}::jsonb",
                    place.table().<Object>column(place.field().name()),
                    DSL.val(json.writeValueAsString(List.of(Map.of(column.name(), cell)))));
        }
        return place.field().type().many()
                ? Conditions.containsAny(place.table().column(place.field().name()), List.of(id))
                : place.table().<Long>column(place.field().name()).eq(id);
    }

    List<Long> ids(Place place, long id, int limit) {
        return sql.select(RecordTable.ID)
                .from(place.table().table())
                .where(to(place, id), RecordTable.DELETED_AT.isNull())
                .orderBy(RecordTable.ID)
                .limit(DSL.inline(limit))
                .fetch(RecordTable.ID);
    }

    /** What a field says once it refers to another record instead; null where nothing is left. */
    static @Nullable Object redirected(Place place, Map<String, Object> values, long from, @Nullable Long to) {
        var value = values.get(place.field().name());
        var column = place.column();
        if (column == null) {
            return value instanceof List<?> many ? replaced(many, from, to) : to;
        }
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var row : value instanceof List<?> entries ? entries : List.of()) {
            var cells = new LinkedHashMap<String, @Nullable Object>();
            ((Map<?, ?>) row).forEach((name, cell) -> cells.put(String.valueOf(name), cell));
            var cell = cells.get(column.name());
            if (cell instanceof List<?> many) {
                cells.put(column.name(), replaced(many, from, to));
            } else if (String.valueOf(from).equals(String.valueOf(cell))) {
                cells.put(column.name(), to);
            }
            rows.add(cells);
        }
        return rows;
    }

    private static List<String> replaced(List<?> many, long from, @Nullable Long to) {
        return many.stream()
                .map(String::valueOf)
                .flatMap(one -> !one.equals(String.valueOf(from))
                        ? Stream.of(one)
                        : Stream.ofNullable(to).map(String::valueOf))
                .distinct()
                .toList();
    }
}
