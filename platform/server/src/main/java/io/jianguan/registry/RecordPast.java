package io.jianguan.registry;

import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.rest.Problem;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records as they were: today's values with every later change taken back. */
@Component
class RecordPast {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PersonalData personal;

    RecordPast(JdbcClient jdbc, JsonMapper json, PersonalData personal) {
        this.jdbc = jdbc;
        this.json = json;
        this.personal = personal;
    }

    private record Stored(int version, Map<String, @Nullable Object> before) {}

    /**
     * The row as it was, for the same reader.
     *
     * @throws Problem {@code registry.version-unknown}
     */
    Row at(RegistryDefinition definition, FieldRights rights, Row now, int version) {
        if (version < 1 || version > now.version()) {
            throw Problem.notFound("registry.version-unknown", RecordReading.title(definition, now), version);
        }
        var values = new HashMap<>(now.values());
        var status = now.status();
        var owner = now.owner();
        for (var change : changesAfter(definition, now.id(), version)) {
            if (change.before().get("status") instanceof String before) {
                status = before;
            }
            if (change.before().get("owner_org") instanceof String before) {
                owner = before;
            }
            for (var field : definition.fields()) {
                if (change.before().containsKey(field.name()) && rights.sees(field)) {
                    put(values, field, change.before().get(field.name()));
                }
            }
        }
        return now.past(version, status, owner, values);
    }

    private void put(Map<String, Object> values, RegistryDefinition.Field field, @Nullable Object stored) {
        try {
            var value = FieldValues.typed(field, personal.opened(field, stored));
            if (value == null) {
                values.remove(field.name());
            } else {
                values.put(field.name(), value);
            }
        } catch (Unfit otherTypeThen) {
            values.remove(field.name());
        }
    }

    /** The last first. */
    private List<Stored> changesAfter(RegistryDefinition definition, long id, int version) {
        return jdbc.sql("""
                SELECT version, before FROM registry.change
                WHERE registry = ? AND record_id = ? AND version > ? ORDER BY version DESC
                """)
                .params(definition.registry(), id, version)
                .query((row, number) -> new Stored(row.getInt(1), json.readValue(row.getString(2), VALUES)))
                .list();
    }

    private record Force(int version, String kind) {}

    /**
     * The version that was in force at an instant.
     *
     * @throws Problem {@code registry.not-yet} if the record came later, {@code registry.deleted-then}
     */
    int versionAt(RegistryDefinition definition, Row row, OffsetDateTime at) {
        if (row.createdAt().isAfter(at.toInstant())) {
            throw Problem.notFound("registry.not-yet", RecordReading.title(definition, row));
        }
        // The first version of a record that was loaded in bulk has no entry of its own.
        var force = jdbc.sql("""
                SELECT version, kind FROM registry.change
                WHERE registry = ? AND record_id = ? AND at <= ? ORDER BY version DESC LIMIT 1
                """)
                .params(definition.registry(), row.id(), at)
                .query((found, n) -> new Force(found.getInt(1), found.getString(2)))
                .optional()
                .orElse(new Force(1, "create"));
        if (force.kind().equals("delete")) {
            throw Problem.notFound("registry.deleted-then", RecordReading.title(definition, row));
        }
        return force.version();
    }

    /** When the row became what it says. */
    OffsetDateTime since(String registry, Row row) {
        return jdbc.sql("SELECT at FROM registry.change WHERE registry = ? AND record_id = ? AND version = ?")
                .params(registry, row.id(), row.version())
                .query(OffsetDateTime.class)
                .optional()
                .orElse(row.createdAt().atZone(FieldValues.ZONE).toOffsetDateTime());
    }
}
