package io.jianguan.form;

import io.jianguan.form.Forms.FormVersion;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of published forms. */
@Component
class FormVersions {
    private final JdbcClient jdbc;

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

    Optional<FormVersion> find(String id, int version) {
        return jdbc.sql("SELECT id, version, schema FROM form.form_version WHERE id = :id AND version = :version")
                .param("id", id)
                .param("version", version)
                .query(FormVersion.class)
                .optional();
    }

    /** The next version, unless the latest is the same. */
    @Transactional
    public FormVersion add(String id, String schema) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('form:' || :id, 0))")
                .param("id", id)
                .query(row -> {});
        var latest = latest(id);
        if (latest.isPresent() && latest.get().schema().equals(schema)) {
            return latest.get();
        }
        return jdbc.sql("""
                INSERT INTO form.form_version (id, version, schema) VALUES (:id, :version, :schema)
                RETURNING id, version, schema""")
                .param("id", id)
                .param("version", latest.map(FormVersion::version).orElse(0) + 1)
                .param("schema", schema)
                .query(FormVersion.class)
                .single();
    }
}
