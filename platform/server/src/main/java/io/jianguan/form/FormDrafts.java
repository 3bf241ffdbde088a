package io.jianguan.form;

import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forms in the making: one draft each, whoever works on it. */
@Component
class FormDrafts {
    private final JdbcClient jdbc;
    private final Clock clock;

    FormDrafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param version counts savings
     * @param savedBy username; null where an application brought it
     */
    record Draft(
            String id, String schema, int version, @Nullable String savedBy, OffsetDateTime savedAt) {}

    List<Draft> all() {
        return jdbc.sql("SELECT id, schema, version, saved_by, saved_at FROM form.draft ORDER BY id")
                .query(Draft.class)
                .list();
    }

    Optional<Draft> find(String id) {
        return jdbc.sql("SELECT id, schema, version, saved_by, saved_at FROM form.draft WHERE id = ?")
                .param(id)
                .query(Draft.class)
                .optional();
    }

    /**
     * @param version of the draft that was worked on; 0 where there was none
     * @throws Problem {@code form.draft-stale} where somebody saved it since
     */
    @Transactional
    public Draft save(String id, String schema, int version, String username) {
        int saved = jdbc.sql("""
                INSERT INTO form.draft AS d (id, schema, version, saved_by, saved_at)
                SELECT :id, :schema, 1, :by, :now
                WHERE :version = 0 OR EXISTS (SELECT FROM form.draft WHERE id = :id)
                ON CONFLICT (id) DO UPDATE SET schema = excluded.schema, version = d.version + 1,
                  saved_by = excluded.saved_by, saved_at = excluded.saved_at
                WHERE d.version = :version
                """)
                .param("id", id)
                .param("schema", schema)
                .param("version", version)
                .param("by", username)
                .param("now", now())
                .update();
        var draft = find(id);
        if (saved == 0 || draft.isEmpty()) {
            throw stale(id, draft.orElse(null));
        }
        return draft.get();
    }

    static Problem stale(String id, @Nullable Draft other) {
        return Problem.conflict(
                "form.draft-stale", id, other == null || other.savedBy() == null ? "—" : other.savedBy());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** What an application would have published had nobody changed the form meanwhile. */
    void offer(String id, String schema) {
        jdbc.sql("INSERT INTO form.draft (id, schema, version, saved_at) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING")
                .params(id, schema, now())
                .update();
    }

    /** @param version of the draft that was looked at: what somebody saved since stays */
    boolean delete(String id, int version) {
        return jdbc.sql("DELETE FROM form.draft WHERE id = ? AND version = ?")
                        .params(id, version)
                        .update()
                > 0;
    }
}
