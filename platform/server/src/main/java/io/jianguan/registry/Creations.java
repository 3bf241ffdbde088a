package io.jianguan.registry;

import io.jianguan.registry.RecordIntake.Source;
import io.jianguan.registry.RegistryDefinition.Field;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The first versions of records that imports made: who, when, of which row; their values follow from the record. */
@Component
class Creations {
    private final JdbcClient jdbc;

    Creations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param fields names of those that the definition had */
    record Creation(OffsetDateTime at, String username, String reason, Set<String> fields) {}

    /** @param rows with their ids, both rising */
    void add(RegistryDefinition definition, List<IntakeRow> rows, OffsetDateTime at, String username, Source source) {
        var firstIds = new ArrayList<Long>();
        var lastIds = new ArrayList<Long>();
        var firstRows = new ArrayList<Long>();
        for (var row : rows) {
            int last = lastIds.size() - 1;
            if (last >= 0
                    && lastIds.get(last) + 1 == row.id
                    && firstRows.get(last) - firstIds.get(last) == row.number - row.id) {
                lastIds.set(last, row.id);
            } else {
                firstIds.add(row.id);
                lastIds.add(row.id);
                firstRows.add(row.number);
            }
        }
        jdbc.sql("""
                INSERT INTO registry.creation (registry, first_id, last_id, first_row, at, username, reason, fields)
                SELECT :registry, first_id, last_id, first_row, :at, :username, :reason, :fields::text[]
                FROM unnest(:first::bigint[], :last::bigint[], :rows::bigint[]) AS run (first_id, last_id, first_row)
                """)
                .param("registry", definition.registry())
                .param("at", at)
                .param("username", username)
                .param("reason", source.reason())
                .param("fields", definition.fields().stream().map(Field::name).toArray(String[]::new))
                .param("first", firstIds.toArray(Long[]::new))
                .param("last", lastIds.toArray(Long[]::new))
                .param("rows", firstRows.toArray(Long[]::new))
                .update();
    }

    Optional<Creation> find(String registry, long id) {
        return jdbc.sql("""
                SELECT at, username, replace(reason, '{row}', (first_row + :id - first_id)::text), fields
                FROM (SELECT * FROM registry.creation WHERE registry = :registry AND first_id <= :id
                  ORDER BY first_id DESC LIMIT 1) AS run
                WHERE last_id >= :id
                """)
                .param("registry", registry)
                .param("id", id)
                .query((row, n) -> new Creation(
                        row.getObject(1, OffsetDateTime.class), row.getString(2), row.getString(3), Set.of((String[])
                                row.getArray(4).getArray())))
                .optional();
    }

    /** Of those whose first version is not written out: before values change of which there is no history. */
    Map<Long, Creation> unwritten(String registry, List<Long> ids) {
        var found = new HashMap<Long, Creation>();
        jdbc.sql("""
                SELECT one.id, at, username, replace(reason, '{row}', (first_row + one.id - first_id)::text), fields
                FROM unnest(:ids::bigint[]) AS one (id)
                CROSS JOIN LATERAL (SELECT * FROM registry.creation WHERE registry = :registry AND first_id <= one.id
                  ORDER BY first_id DESC LIMIT 1) AS run
                WHERE last_id >= one.id AND NOT EXISTS (
                  SELECT FROM registry.change c
                  WHERE c.registry = :registry AND c.record_id = one.id AND c.version = 1)
                """)
                .param("ids", ids.toArray(Long[]::new))
                .param("registry", registry)
                .query(row -> {
                    found.put(
                            row.getLong(1),
                            new Creation(
                                    row.getObject(2, OffsetDateTime.class),
                                    row.getString(3),
                                    row.getString(4),
                                    Set.of((String[]) row.getArray(5).getArray())));
                });
        return found;
    }
}
