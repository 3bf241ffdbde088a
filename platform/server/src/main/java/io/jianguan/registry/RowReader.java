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

    /** Of columns in the statement; -1 where a field was not asked for. */
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
            List<Integer> fields) {
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
                            .toList());
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
                (Boolean) there(found, at.unmasked),
                (Boolean) there(found, at.changeable),
                (Boolean) there(found, at.deletable));
    }

    private static Object there(Record found, int place) {
        return Objects.requireNonNull(found.get(place));
    }

    private Map<String, Object> values(Record found, List<Integer> places) {
        var values = new HashMap<String, Object>();
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

    private @Nullable Object typed(@Nullable Object stored) {
        return switch (stored) {
            case PGpoint point -> Point.text(point.x, point.y);
            case Object[] entries -> List.of(entries);
            case JSONB rows -> json.readValue(rows.data(), ROWS);
            case null, default -> stored;
        };
    }
}
