package io.jianguan.registry;

import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The log of publications: what was asked for, how far it has come, what became of it. */
@Component
class Publications {
    private static final TypeReference<List<FieldError>> ERRORS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Publications(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param state running, done, or refused: then {@code errors} say why
     * @param step waiting, table, index, computed, owner, encrypted or search
     * @param version that came of it
     */
    record Publication(
            String id,
            String kind,
            String name,
            String requestedBy,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime finishedAt,
            String state,
            String step,
            long done,
            long total,
            @Nullable Integer version,
            List<FieldError> errors) {}

    /** What the work needs. */
    record Order(long id, DefinitionKind kind, String name, String source, int draftVersion, int base, String by) {}

    /** @throws Problem {@code registry.publishing} where it is being published already */
    @Transactional
    long request(DefinitionDrafts.Draft draft, int base, String username) {
        return jdbc.sql("""
                INSERT INTO registry.publication (kind, name, source, draft_version, base, requested_by, requested_at)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, name) WHERE state = 'running' DO NOTHING RETURNING id
                """)
                .params(draft.kind().id(), draft.name(), draft.source(), draft.version(), base, username, now())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problem.conflict("registry.publishing", draft.name()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock.withZone(FieldValues.ZONE));
    }

    List<Long> running() {
        return jdbc.sql("SELECT id FROM registry.publication WHERE state = 'running' ORDER BY id")
                .query(Long.class)
                .list();
    }

    /** Empty where it is over. */
    Optional<Order> order(long id) {
        return jdbc.sql("""
                SELECT id, kind, name, source, draft_version, base, requested_by
                FROM registry.publication WHERE id = ? AND state = 'running'
                """)
                .param(id)
                .query((row, i) -> new Order(
                        row.getLong(1),
                        DefinitionKind.ofId(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getString(7)))
                .optional();
    }

    void progress(long id, String step, long done, long total) {
        jdbc.sql("UPDATE registry.publication SET step = ?, done = ?, total = ? WHERE id = ?")
                .params(step, done, total, id)
                .update();
    }

    void done(long id, int version) {
        jdbc.sql("UPDATE registry.publication SET state = 'done', version = ?, finished_at = ? WHERE id = ?")
                .params(version, now(), id)
                .update();
    }

    void refused(long id, List<FieldError> errors) {
        jdbc.sql("UPDATE registry.publication SET state = 'refused', errors = ?::jsonb, finished_at = ? WHERE id = ?")
                .params(json.writeValueAsString(errors), now(), id)
                .update();
    }

    /** @throws Problem {@code registry.definition-unknown} */
    Publication get(long id) {
        return jdbc.sql("SELECT p.* FROM registry.publication p WHERE id = ?")
                .param(id)
                .query((row, i) -> publication(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("registry.definition-unknown", String.valueOf(id)));
    }

    Optional<Publication> running(DefinitionKind kind, String name) {
        return jdbc.sql("SELECT p.* FROM registry.publication p WHERE kind = ? AND name = ? AND state = 'running'")
                .params(kind.id(), name)
                .query((row, i) -> publication(row))
                .optional();
    }

    private Publication publication(ResultSet row) throws SQLException {
        int version = row.getInt("version");
        return new Publication(
                String.valueOf(row.getLong("id")),
                row.getString("kind"),
                row.getString("name"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class),
                row.getObject("finished_at", OffsetDateTime.class),
                row.getString("state"),
                row.getString("step"),
                row.getLong("done"),
                row.getLong("total"),
                version == 0 ? null : version,
                json.readValue(row.getString("errors"), ERRORS));
    }
}
