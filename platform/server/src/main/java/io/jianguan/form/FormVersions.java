package io.jianguan.form;

import io.jianguan.form.Forms.FormVersion;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of published forms. */
@Component
class FormVersions {
    private static final int CAPACITY = 200;
    private final JdbcClient jdbc;
    private final Map<String, FormVersion> read = new ConcurrentHashMap<>();

    FormVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<FormVersion> latest(String id) {
        return jdbc.sql("""
                SELECT id, version, schema FROM form.form_version WHERE id = :id ORDER BY version DESC LIMIT 1""").param("id", id).query(FormVersion.class).optional();
    }

    Optional<Integer> newest(String id) {
        return jdbc.sql("SELECT version FROM form.form_version WHERE id = ? ORDER BY version DESC LIMIT 1")
                .param(id)
                .query(Integer.class)
                .optional();
    }

    /** Versions never change. */
    Optional<FormVersion> find(String id, int version) {
        var known = read.get(id + ":" + version);
        if (known != null) {
            return Optional.of(known);
        }
        var found = stored(id, version);
        found.ifPresent(form -> {
            if (read.size() >= CAPACITY) {
                read.clear();
            }
            read.put(id + ":" + version, form);
        });
        return found;
    }

    private Optional<FormVersion> stored(String id, int version) {
        return jdbc.sql("SELECT id, version, schema FROM form.form_version WHERE id = :id AND version = :version")
                .param("id", id)
                .param("version", version)
                .query(FormVersion.class)
                .optional();
    }

    /**
     * The next version, unless the latest is the same.
     *
     * @param by null: an application
     */
    @Transactional
    public FormVersion add(String id, String schema, @Nullable String by) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('form:' || :id, 0))")
                .param("id", id)
                .query(row -> {});
        var latest = latest(id);
        if (latest.isPresent() && latest.get().schema().equals(schema)) {
            return latest.get();
        }
        return jdbc.sql("""
                INSERT INTO form.form_version (id, version, schema, published_by) VALUES (:id, :version, :schema, :by)
                RETURNING id, version, schema""")
                .param("id", id)
                .param("version", latest.map(FormVersion::version).orElse(0) + 1)
                .param("schema", schema)
                .param("by", by)
                .query(FormVersion.class)
                .single();
    }

    /**
     * A version as those who design see it.
     *
     * @param publishedBy username; null: an application
     */
    record Published(
            String id,
            int version,
            String schema,
            OffsetDateTime publishedAt,
            @Nullable String publishedBy) {}

    /** The newest of each form, by id. */
    List<Published> newest() {
        return jdbc.sql("""
                SELECT DISTINCT ON (id) id, version, schema, published_at, published_by
                FROM form.form_version ORDER BY id, version DESC
                """).query(Published.class).list();
    }

    /** Newest first. */
    List<Published> some(String id, int below, int limit) {
        return jdbc.sql("""
                SELECT id, version, schema, published_at, published_by
                FROM form.form_version WHERE id = ? AND version < ? ORDER BY version DESC LIMIT ?
                """).params(id, below, limit).query(Published.class).list();
    }

    /** Whether somebody published the latest version by hand. */
    boolean byHand(String id) {
        return some(id, Integer.MAX_VALUE, 1).stream().anyMatch(latest -> latest.publishedBy() != null);
    }

    /** Whether an application brought exactly this once. */
    boolean shipped(String id, String schema) {
        return jdbc.sql("""
                SELECT EXISTS (
                  SELECT FROM form.form_version WHERE id = ? AND schema = ? AND published_by IS NULL)
                """).params(id, schema).query(Boolean.class).single();
    }
}
