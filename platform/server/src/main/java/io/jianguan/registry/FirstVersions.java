package io.jianguan.registry;

import io.jianguan.registry.Creations.Creation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What imported records said at first. */
@Component
class FirstVersions {
    private final JdbcClient jdbc;
    private final Creations creations;
    private final RecordPast past;
    private final PersonalData personal;
    private final JsonMapper json;

    FirstVersions(JdbcClient jdbc, Creations creations, RecordPast past, PersonalData personal, JsonMapper json) {
        this.jdbc = jdbc;
        this.creations = creations;
        this.past = past;
        this.personal = personal;
        this.json = json;
    }

    Map<String, @Nullable Object> values(
            RegistryDefinition definition, FieldRights rights, Row row, Creation creation) {
        var first = row.version() == 1 ? row : past.at(definition, rights, row, 1);
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var field : definition.fields()) {
            var value = first.values().get(field.name());
            if (value != null && creation.fields().contains(field.name())) {
                values.put(field.name(), FieldValues.json(field, value));
            }
        }
        if (first.status() != null) {
            values.put("status", first.status());
        }
        return values;
    }

    /** Writes them into the history, before values change of which there is none. */
    void writeOut(RegistryDefinition definition, List<Row> rows) {
        var unwritten = creations.unwritten(
                definition.registry(), rows.stream().map(Row::id).toList());
        var found = rows.stream().filter(row -> unwritten.containsKey(row.id())).toList();
        if (found.isEmpty()) {
            return;
        }
        var made = found.stream()
                .map(row -> Objects.requireNonNull(unwritten.get(row.id())))
                .toList();
        jdbc.sql("""
                INSERT INTO registry.change (registry, record_id, version, kind, at, username, reason, before, after)
                SELECT :registry, id, 1, 'create', at, username, reason, '{}', after::jsonb
                FROM unnest(:ids::bigint[], :at::timestamptz[], :usernames::text[], :reasons::text[], :after::text[])
                  AS first (id, at, username, reason, after)
                ON CONFLICT DO NOTHING
                """)
                .param("registry", definition.registry())
                .param("ids", found.stream().map(Row::id).toArray(Long[]::new))
                .param("at", made.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .param("usernames", made.stream().map(Creation::username).toArray(String[]::new))
                .param("reasons", made.stream().map(Creation::reason).toArray(String[]::new))
                .param(
                        "after",
                        found.stream()
                                .map(row -> values(
                                        definition,
                                        FieldRights.ALL,
                                        row,
                                        Objects.requireNonNull(unwritten.get(row.id()))))
                                .map(values -> json.writeValueAsString(personal.sealed(definition, values)))
                                .toArray(String[]::new))
                .update();
    }
}
