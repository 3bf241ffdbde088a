package io.jianguan.registry;

import io.jianguan.identity.Actors;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who changed what of a record, when and why. */
@Component
class History {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Labels labels;
    private final Words words;
    private final Actors actors;
    private final PersonalData personal;
    private final FirstVersions firsts;
    private final Creations creations;

    History(
            JdbcClient jdbc,
            JsonMapper json,
            Labels labels,
            Words words,
            Actors actors,
            PersonalData personal,
            FirstVersions firsts,
            Creations creations) {
        this.jdbc = jdbc;
        this.json = json;
        this.labels = labels;
        this.words = words;
        this.actors = actors;
        this.personal = personal;
        this.firsts = firsts;
        this.creations = creations;
    }

    /** @param byName null where a process acted on its own */
    record Entry(
            int version,
            OffsetDateTime at,
            @Nullable String by,
            @Nullable String byName,
            @Nullable String reason,
            List<Change> changes) {}

    /** @param before as people read it; null where there was nothing */
    record Change(
            String field,
            String label,
            @Nullable String before,
            @Nullable String after) {}

    void add(
            RegistryDefinition definition,
            long id,
            int version,
            RecordTrail.Deed deed,
            OffsetDateTime at,
            @Nullable String username,
            @Nullable String reason,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        jdbc.sql("""
                INSERT INTO registry.change (registry, record_id, version, kind, at, username, reason, before, after)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                """)
                .params(definition.registry(), id, version, deed.name().toLowerCase(Locale.ROOT), at)
                .param(username)
                .param(reason)
                .param(json.writeValueAsString(personal.sealed(definition, before)))
                .param(json.writeValueAsString(personal.sealed(definition, after)))
                .update();
    }

    private record Stored(
            int version,
            OffsetDateTime at,
            @Nullable String by,
            @Nullable String reason,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        boolean holds(Field field) {
            return before.containsKey(field.name()) || after.containsKey(field.name());
        }
    }

    /** Newest first. */
    Page<Entry> page(RegistryDefinition definition, FieldRights rights, Row row, @Nullable String cursor, int limit) {
        int below = (int) Cursor.number(cursor, Integer.MAX_VALUE);
        var stored = jdbc.sql("""
                SELECT version, at, username, reason, before, after FROM registry.change
                WHERE registry = ? AND record_id = ? AND version < ? ORDER BY version DESC LIMIT ?
                """)
                .params(definition.registry(), row.id(), below, limit + 1)
                .query((found, i) -> new Stored(
                        found.getInt(1),
                        found.getObject(2, OffsetDateTime.class),
                        found.getString(3),
                        found.getString(4),
                        json.readValue(found.getString(5), VALUES),
                        json.readValue(found.getString(6), VALUES)))
                .list();
        if (stored.size() <= limit
                && below > 1
                && (stored.isEmpty() || stored.getLast().version() > 1)) {
            stored = Stream.concat(stored.stream(), first(definition, rights, row).stream())
                    .toList();
        }
        var page = Page.of(stored, limit, change -> Cursor.of(change.version()));
        return page.with(entries(definition, rights, row, page.rows()));
    }

    /** Of a record that an import made. */
    private Optional<Stored> first(RegistryDefinition definition, FieldRights rights, Row row) {
        return creations
                .find(definition.registry(), row.id())
                .map(made -> new Stored(
                        1,
                        made.at(),
                        made.username(),
                        made.reason(),
                        Map.of(),
                        firsts.values(definition, rights, row, made)));
    }

    private List<Entry> entries(RegistryDefinition definition, FieldRights rights, Row row, List<Stored> stored) {
        var values = new ArrayList<Map.Entry<Field, Object>>();
        for (var change : stored) {
            for (var side : List.of(change.before(), change.after())) {
                side.forEach((name, value) -> {
                    var field = definition.field(name).orElse(null);
                    if (field != null && value != null) {
                        values.add(Map.entry(field, value));
                    }
                });
            }
        }
        var found = labels.of(values);
        var names = actors.names(stored.stream()
                .map(Stored::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return stored.stream()
                .map(change -> new Entry(
                        change.version(),
                        change.at().atZoneSameInstant(FieldValues.ZONE).toOffsetDateTime(),
                        change.by(),
                        change.by() == null ? null : names.getOrDefault(change.by(), change.by()),
                        change.reason(),
                        changes(definition, rights, row, change, found)))
                .toList();
    }

    private List<Change> changes(
            RegistryDefinition definition, FieldRights rights, Row row, Stored change, Labels.Found found) {
        var changes = new ArrayList<Change>();
        var status = Objects.requireNonNull(RegistryDefinition.STANDARD.get("status"));
        Stream.concat(Stream.of(status), definition.fields().stream())
                .filter(change::holds)
                .filter(rights::sees)
                .map(field -> new Change(
                        field.name(),
                        words.of(field.label()),
                        shown(definition, field, change.before().get(field.name()), row, found),
                        shown(definition, field, change.after().get(field.name()), row, found)))
                .forEach(changes::add);
        return changes;
    }

    private @Nullable String shown(
            RegistryDefinition definition, Field field, @Nullable Object value, Row row, Labels.Found found) {
        if (value == null || value instanceof List<?> none && none.isEmpty()) {
            return null;
        }
        if (field.name().equals("status")) {
            return definition
                    .status(value.toString())
                    .map(s -> words.of(s.label()))
                    .orElse(value.toString());
        }
        if (field.personal()) {
            var opened = String.valueOf(personal.opened(field, value));
            return row.unmasked() ? opened : Masking.mask(opened);
        }
        return found.shown(field, value, words);
    }
}
