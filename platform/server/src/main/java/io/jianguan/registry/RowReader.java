package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.geometric.PGpoint;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes rows of what one statement found: where each column stands is looked up once, by the first row. */
final class RowReader implements RecordMapper<Record, Row> {
    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};
    private final RecordTable table;
    private final JsonMapper json;
    private final PersonalData personal;
    private @Nullable Places places;

    RowReader(RecordTable table, JsonMapper json, PersonalData personal) {
        this.table = table;
        this.json = json;
        this.personal = personal;
    }

    /** Of columns in the statement; -1 where one was not asked for. */
    private record Places(
            int id,
            int version,
            int number,
            int status,
            int owner,
            int createdBy,
            int createdAt,
            int updatedAt,
            int unmasked,
            int changeable,
            int deletable,
            List<Integer> fields,
            Map<String, Integer> titles) {
        static Places of(List<String> columns, RecordTable table) {
            var at = new HashMap<String, Integer>();
            for (int place = columns.size() - 1; place >= 0; place--) {
                at.put(columns.get(place), place);
            }
            ToIntFunction<String> place = column -> at.getOrDefault(column, -1);
            var fields = table.definition().fields();
            return new Places(
                    place.applyAsInt(RecordTable.ID.getName()),
                    place.applyAsInt(RecordTable.VERSION.getName()),
                    place.applyAsInt(RecordTable.NUMBER.getName()),
                    place.applyAsInt(RecordTable.STATUS.getName()),
                    place.applyAsInt(RecordTable.OWNER.getName()),
                    place.applyAsInt(RecordTable.CREATED_BY.getName()),
                    place.applyAsInt(RecordTable.CREATED_AT.getName()),
                    place.applyAsInt(RecordTable.UPDATED_AT.getName()),
                    place.applyAsInt("may_unmask"),
                    place.applyAsInt("may_change"),
                    place.applyAsInt("may_delete"),
                    fields.stream().map(field -> place.applyAsInt(field.name())).toList(),
                    fields.stream()
                            .filter(field ->
                                    field.type() == FieldType.REFERENCE && at.containsKey(ReferenceTitles.name(field)))
                            .collect(Collectors.toMap(Field::name, field -> at.get(ReferenceTitles.name(field)))));
        }
    }

    /** One row of what was found. */
    private interface Found {
        @Nullable
        Object get(int place, FieldType type) throws SQLException;
    }

    @Override
    public Row map(Record found) {
        var at = places;
        if (at == null) {
            at = Places.of(
                    Stream.of(found.fields()).map(org.jooq.Field::getName).toList(), table);
            places = at;
        }
        try {
            return row((place, type) -> found.get(place), at);
        } catch (SQLException never) {
            throw new IllegalStateException(never);
        }
    }

    /** All that a query finds, read from the driver: of a page's small rows jOOQ's records cost as much as the rest. */
    List<Row> rows(ResultQuery<?> query) {
        try (var found = query.fetchResultSet()) {
            var at = Places.of(columns(found.getMetaData()), table);
            var rows = new ArrayList<Row>();
            while (found.next()) {
                rows.add(row((place, type) -> read(found, place + 1, type), at));
            }
            return rows;
        } catch (SQLException failure) {
            throw new DataAccessException("Rows of " + table.registry() + " could not be read", failure);
        }
    }

    private static List<String> columns(ResultSetMetaData found) throws SQLException {
        var columns = new ArrayList<String>();
        for (int column = 1; column <= found.getColumnCount(); column++) {
            columns.add(found.getColumnLabel(column));
        }
        return columns;
    }

    private static @Nullable Object read(ResultSet found, int column, FieldType type) throws SQLException {
        return switch (type) {
            case TEXT, LONGTEXT, CODE, PERSON, ORGANISATION, TABLE -> found.getString(column);
            case INTEGER, REFERENCE -> there(found, found.getLong(column));
            case DECIMAL, MONEY -> found.getBigDecimal(column);
            case BOOLEAN -> there(found, found.getBoolean(column));
            case DATE -> found.getObject(column, LocalDate.class);
            case TIMESTAMP -> found.getObject(column, OffsetDateTime.class);
            case TIME -> found.getObject(column, LocalTime.class);
            case POINT -> found.getObject(column);
            case CODES, PERSONS, ORGANISATIONS, FILES, REFERENCES -> {
                var entries = found.getArray(column);
                yield entries == null ? null : entries.getArray();
            }
        };
    }

    private static @Nullable Object there(ResultSet found, Object value) throws SQLException {
        return found.wasNull() ? null : value;
    }

    private Row row(Found found, Places at) throws SQLException {
        return new Row(
                (Long) there(found, at.id, FieldType.INTEGER),
                ((Number) there(found, at.version, FieldType.INTEGER)).intValue(),
                (String) found.get(at.number, FieldType.TEXT),
                (String) found.get(at.status, FieldType.TEXT),
                (String) there(found, at.owner, FieldType.TEXT),
                (String) found.get(at.createdBy, FieldType.TEXT),
                ((OffsetDateTime) there(found, at.createdAt, FieldType.TIMESTAMP)).toInstant(),
                ((OffsetDateTime) there(found, at.updatedAt, FieldType.TIMESTAMP)).toInstant(),
                values(found, at.fields),
                titles(found, at.titles),
                may(found, at.unmasked),
                may(found, at.changeable),
                may(found, at.deletable));
    }

    private static boolean may(Found found, int place) throws SQLException {
        return place >= 0 && (Boolean) there(found, place, FieldType.BOOLEAN);
    }

    private static Object there(Found found, int place, FieldType type) throws SQLException {
        return Objects.requireNonNull(found.get(place, type));
    }

    private Map<String, Object> values(Found found, List<Integer> places) throws SQLException {
        var values = HashMap.<String, Object>newHashMap(places.size());
        var fields = table.definition().fields();
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            if (place >= 0) {
                var field = fields.get(i);
                var value = personal.opened(field, typed(field, found.get(place, field.type())));
                if (value != null) {
                    values.put(field.name(), value);
                }
            }
        }
        return values;
    }

    private static Map<String, String> titles(Found found, Map<String, Integer> places) throws SQLException {
        if (places.isEmpty()) {
            return Map.of();
        }
        var titles = HashMap.<String, String>newHashMap(places.size());
        for (var place : places.entrySet()) {
            var title = (String) found.get(place.getValue(), FieldType.TEXT);
            titles.put(place.getKey(), title == null ? "" : title);
        }
        return titles;
    }

    private @Nullable Object typed(Field field, @Nullable Object stored) {
        return switch (stored) {
            case String rows when field.type() == FieldType.TABLE -> json.readValue(rows, ROWS);
            case PGpoint point -> Point.text(point.x, point.y);
            case Object[] entries -> List.of(entries);
            case JSONB rows -> json.readValue(rows.data(), ROWS);
            case null, default -> stored;
        };
    }
}
