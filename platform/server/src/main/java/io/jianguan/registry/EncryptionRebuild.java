package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings personal data, in records and in their history, to how its field is kept now: encrypted, and with the tag that
 * finds it where the field is findable. Values that another may have no more are left without one, and logged.
 */
@Component
class EncryptionRebuild {
    private static final Logger log = LoggerFactory.getLogger(EncryptionRebuild.class);
    private static final int BATCH = 500;
    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final BlindIndex blind;

    EncryptionRebuild(JdbcClient jdbc, PersonalData personal, BlindIndex blind) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.blind = blind;
    }

    private static List<Field> encrypted(RegistryDefinition definition) {
        return definition.fields().stream().filter(Field::encrypted).toList();
    }

    /** Fields that are kept in another way than before. */
    static List<Field> changed(RegistryDefinition before, RegistryDefinition now) {
        return encrypted(now).stream()
                .filter(field -> before.field(field.name())
                        .filter(old -> old.encrypted() && old.findable() == field.findable())
                        .isEmpty())
                .toList();
    }

    /** SQL: whether a text is kept in another way than the field is now. */
    private String stale(Field field, String text) {
        return field.findable()
                ? "%s NOT LIKE 'sm4:%%.%s%%'".formatted(text, blind.current())
                : "(%1$s NOT LIKE 'sm4:%%' OR %1$s LIKE 'sm4:%%.%%')".formatted(text);
    }

    /** Data once encrypted is not written in the clear again. */
    static void refuse(@Nullable RegistryDefinition before, RegistryDefinition now, Faults faults) {
        if (before == null) {
            return;
        }
        for (int i = 0; i < now.fields().size(); i++) {
            var field = now.fields().get(i);
            if (!field.encrypted()
                    && before.field(field.name()).filter(Field::encrypted).isPresent()) {
                faults.add("fields[" + i + "].encrypted", "encrypted-kept", field.name());
            }
        }
    }

    /** Those of the fields that the table has. */
    void run(RegistryDefinition definition, List<Field> fields, Progress progress) {
        long total = fields.isEmpty() ? 0 : Catalog.rows(jdbc, definition.registry());
        for (var field : fields) {
            records(definition.registry(), field, total, progress);
            for (var side : List.of("before", "after")) {
                history(definition.registry(), field, side, progress);
            }
        }
    }

    private record Plain(long id, int version, String text) {}

    private void records(String registry, Field field, long total, Progress progress) {
        long done = 0;
        long after = 0;
        List<Plain> found;
        do {
            progress.at("encrypted", done, total);
            found = jdbc.sql("""
                    SELECT id, version, "%1$s" FROM data."%2$s"
                    WHERE id > ? AND "%1$s" IS NOT NULL AND %4$s ORDER BY id LIMIT %3$d
                    """.formatted(field.name(), registry, BATCH, stale(field, '"' + field.name() + '"')))
                    .param(after)
                    .query((row, i) -> new Plain(row.getLong(1), row.getInt(2), row.getString(3)))
                    .list();
            if (!found.isEmpty()) {
                try {
                    write(registry, field, found);
                } catch (DuplicateKeyException shared) {
                    found.forEach(one -> alone(registry, field, one));
                }
                after = found.getLast().id();
                done += found.size();
            }
        } while (found.size() == BATCH);
    }

    private void write(String registry, Field field, List<Plain> found) {
        jdbc.sql("""
                UPDATE data."%2$s" d SET "%1$s" = v.sealed
                FROM unnest(?::bigint[], ?::text[], ?::text[]) AS v (id, plain, sealed)
                WHERE d.id = v.id AND d."%1$s" = v.plain
                """.formatted(field.name(), registry))
                .param(found.stream().map(Plain::id).toArray(Long[]::new))
                .param(found.stream().map(Plain::text).toArray(String[]::new))
                .param(sealed(registry, field, found))
                .update();
    }

    private void alone(String registry, Field field, Plain one) {
        try {
            write(registry, field, List.of(one));
        } catch (DuplicateKeyException shared) {
            log.warn("Another record of {} has the {} of record {}", registry, field.name(), one.id());
        }
    }

    private String[] sealed(String registry, Field field, List<Plain> found) {
        return found.stream()
                .map(one -> personal.sealed(registry, field, personal.opened(one.text())))
                .toArray(String[]::new);
    }

    private void history(String registry, Field field, String side, Progress progress) {
        progress.at("encrypted", 0, 0);
        Optional<Plain> last = Optional.empty();
        List<Plain> found;
        do {
            found = jdbc.sql("""
                    SELECT record_id, version, %1$s ->> :field FROM registry.change
                    WHERE registry = :registry AND (record_id, version) > (:id, :version)
                      AND %3$s ORDER BY record_id, version LIMIT %2$d
                    """.formatted(side, BATCH, stale(field, "(" + side + " ->> :field)")))
                    .param("field", field.name())
                    .param("registry", registry)
                    .param("id", last.map(Plain::id).orElse(0L))
                    .param("version", last.map(Plain::version).orElse(0))
                    .query((row, i) -> new Plain(row.getLong(1), row.getInt(2), row.getString(3)))
                    .list();
            if (!found.isEmpty()) {
                jdbc.sql("""
                        UPDATE registry.change c SET %1$s = jsonb_set(c.%1$s, ARRAY[:field], to_jsonb(v.sealed))
                        FROM unnest(:ids::bigint[], :versions::int[], :sealed::text[]) AS v (id, version, sealed)
                        WHERE c.registry = :registry AND c.record_id = v.id AND c.version = v.version
                        """.formatted(side))
                        .param("field", field.name())
                        .param("registry", registry)
                        .param("ids", found.stream().map(Plain::id).toArray(Long[]::new))
                        .param("versions", found.stream().map(Plain::version).toArray(Integer[]::new))
                        .param("sealed", sealed(registry, field, found))
                        .update();
                last = Optional.of(found.getLast());
            }
        } while (found.size() == BATCH);
    }
}
