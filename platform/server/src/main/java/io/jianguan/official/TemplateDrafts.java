package io.jianguan.official;

import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Templates on their way to a version: one draft each, of which nobody overwrites another's work unseen. */
@Component
class TemplateDrafts {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    TemplateDrafts(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    record Draft(TemplateSettings settings, int revision, byte[] content) {}

    Optional<Draft> find(String template) {
        return jdbc.sql("SELECT * FROM official.draft WHERE template = ?")
                .param(template)
                .query((row, n) -> new Draft(
                        json.readValue(row.getString("settings"), TemplateSettings.class),
                        row.getInt("revision"),
                        row.getBytes("content")))
                .optional();
    }

    /** 0 where there is none. */
    int revision(String template) {
        return jdbc.sql("SELECT revision FROM official.draft WHERE template = ?")
                .param(template)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /**
     * @param revision that the change was made on; 0 where there was no draft
     * @throws Problem {@code official.stale}
     */
    @Transactional
    void save(TemplateSettings settings, byte[] content, int revision, String username) {
        var saved = jdbc.sql("""
                INSERT INTO official.draft AS d (template, revision, settings, content, updated_by, updated_at)
                VALUES (:template, 1, :settings::jsonb, :content, :username, :at)
                ON CONFLICT (template) DO UPDATE SET revision = d.revision + 1, settings = excluded.settings,
                    content = excluded.content, updated_by = excluded.updated_by, updated_at = excluded.updated_at
                WHERE d.revision = :revision
                """)
                .param("template", settings.template())
                .param("settings", json.writeValueAsString(settings))
                .param("content", content)
                .param("username", username)
                .param("at", Timestamp.from(clock.instant()))
                .param("revision", revision)
                .update();
        if (saved == 0) {
            throw Problem.conflict("official.stale");
        }
    }

    void delete(String template) {
        jdbc.sql("DELETE FROM official.draft WHERE template = ?")
                .param(template)
                .update();
    }
}
