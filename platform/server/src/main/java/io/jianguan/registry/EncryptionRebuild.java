package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Encrypts personal data that was written before its field was encrypted, in records and in their history. */
@Component
class EncryptionRebuild {
    private static final int BATCH = 500;
    private final JdbcClient jdbc;
    private final PersonalData personal;

    EncryptionRebuild(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    private static Set<String> names(RegistryDefinition definition) {
        return definition.fields().stream()
                .filter(Field::encrypted)
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    static boolean needed(RegistryDefinition before, RegistryDefinition now) {
        return !names(before).containsAll(names(now));
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

    void run(RegistryDefinition definition, Progress progress) {
        long total = Catalog.rows(jdbc, definition.registry());
        for (var field : names(definition)) {
            records(definition.registry(), field, total, progress);
            for (var side : List.of("before", "after")) {
                history(definition.registry(), field, side, progress);
            }
        }
    }

    private record Plain(long id, int version, String text) {}

    private void records(String registry, String field, long total, Progress progress) {
        long done = 0;
        long after = 0;
        List<Plain> found;
        do {
            progress.at("encrypted", done, total);
            found = jdbc.sql("""
                    SELECT id, version, "%1$s" FROM data."%2$s"
                    WHERE id > ? AND "%1$s" IS NOT NULL AND "%1$s" NOT LIKE 'sm4:%%' ORDER BY id LIMIT %3$d
                    """.formatted(field, registry, BATCH))
                    .param(after)
                    .query((row, i) -> new Plain(row.getLong(1), row.getInt(2), row.getString(3)))
                    .list();
            if (!found.isEmpty()) {
                jdbc.sql("""
                        UPDATE data."%2$s" d SET "%1$s" = v.sealed
                        FROM unnest(?::bigint[], ?::text[], ?::text[]) AS v (id, plain, sealed)
                        WHERE d.id = v.id AND d."%1$s" = v.plain
                        """.formatted(field, registry))
                        .param(found.stream().map(Plain::id).toArray(Long[]::new))
                        .param(found.stream().map(Plain::text).toArray(String[]::new))
                        .param(sealed(found))
                        .update();
                after = found.getLast().id();
                done += found.size();
            }
        } while (found.size() == BATCH);
    }

    private String[] sealed(List<Plain> found) {
        return found.stream().map(one -> personal.sealed(one.text())).toArray(String[]::new);
    }

    private void history(String registry, String field, String side, Progress progress) {
        progress.at("encrypted", 0, 0);
        Optional<Plain> last = Optional.empty();
        List<Plain> found;
        do {
            found = jdbc.sql("""
                    SELECT record_id, version, %1$s ->> :field FROM registry.change
                    WHERE registry = :registry AND (record_id, version) > (:id, :version)
                      AND %1$s ->> :field NOT LIKE 'sm4:%%' ORDER BY record_id, version LIMIT %2$d
                    """.formatted(side, BATCH))
                    .param("field", field)
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
                        .param("field", field)
                        .param("registry", registry)
                        .param("ids", found.stream().map(Plain::id).toArray(Long[]::new))
                        .param("versions", found.stream().map(Plain::version).toArray(Integer[]::new))
                        .param("sealed", sealed(found))
                        .update();
                last = Optional.of(found.getLast());
            }
        } while (found.size() == BATCH);
    }
}
