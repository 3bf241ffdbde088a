package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.RecordMapper;
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
        static Places of(Record found, RecordTable table) {
            return new Places(
                    found.indexOf(RecordTable.ID),
                    found.indexOf(RecordTable.VERSION),
                    found.indexOf(RecordTable.NUMBER),
                    found.indexOf(RecordTable.STATUS),
                    found.indexOf(RecordTable.OWNER),
                    found.indexOf(RecordTable.CREATED_BY),
                    found.indexOf(RecordTable.CREATED_AT),
                    found.indexOf(RecordTable.UPDATED_AT),
                    found.indexOf("may_unmask"),
                    found.indexOf("may_change"),
                    found.indexOf("may_delete"),
                    table.definition().fields().stream()
                            .map(field -> found.indexOf(table.column(field.name())))
                            .toList(),
                    titles(found, table));
        }

        private static Map<String, Integer> titles(Record found, RecordTable table) {
            var titles = new HashMap<String, Integer>();
            for (var field : table.definition().fields()) {
                int place = field.type() == FieldType.REFERENCE ? found.indexOf(ReferenceTitles.name(field)) : -1;
                if (place >= 0) {
                    titles.put(field.name(), place);
                }
            }
            return titles;
        }
    }

    @Override
    public Row map(Record found) {
        var at = places;
        if (at == null) {
            at = Places.of(found, table);
            places = at;
        }
        return new Row(
                (Long) there(found, at.id),
                (Integer) there(found, at.version),
                (String) found.get(at.number),
                (String) found.get(at.status),
                (String) there(found, at.owner),
                (String) found.get(at.createdBy),
                ((OffsetDateTime) there(found, at.createdAt)).toInstant(),
                ((OffsetDateTime) there(found, at.updatedAt)).toInstant(),
                values(found, at.fields),
                titles(found, at.titles),
                may(found, at.unmasked),
                may(found, at.changeable),
                may(found, at.deletable));
    }

    private static boolean may(Record found, int place) {
        return place >= 0 && (Boolean) there(found, place);
    }

    private static Object there(Record found, int place) {
        return Objects.requireNonNull(found.get(place));
    }

    private Map<String, Object> values(Record found, List<Integer> places) {
        var values = HashMap.<String, Object>newHashMap(places.size());
        var fields = table.definition().fields();
        for (int i = 0; i < places.size(); i++) {
            Field field = fields.get(i);
            int place = places.get(i);
            var value = place < 0 ? null : personal.opened(field, typed(found.get(place)));
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return values;
    }

    private static Map<String, String> titles(Record found, Map<String, Integer> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        var titles = HashMap.<String, String>newHashMap(places.size());
        places.forEach((field, place) -> titles.put(field, Objects.requireNonNullElse((String) found.get(place), "")));
        return titles;
    }

    private @Nullable Object typed(@Nullable Object stored) {
        return switch (stored) {
            case PGpoint point -> Point.text(point.x, point.y);
            case Object[] entries -> List.of(entries);
            case JSONB rows -> json.readValue(rows.data(), ROWS);
            case null, default -> stored;
        };
    }
}
