package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actor.RoleGrant;
import io.jianguan.identity.Organisations;
import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people keep of a list: its filters, query, order and columns under a name of their own. */
@Component
class SavedViews {
    private static final TypeReference<Map<String, List<String>>> PARAMETERS = new TypeReference<>() {};
    private static final int MOST = 200;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Organisations organisations;
    private final Clock clock;

    SavedViews(JdbcClient jdbc, JsonMapper json, Organisations organisations, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * @param sharedRole who else has it, by role
     * @param sharedOrganisation who else has it, by organisation and what lies below it
     * @param usual opens in place of the list as it is defined, for whoever asks
     */
    record SavedView(
            long id,
            String name,
            String owner,
            Map<String, List<String>> parameters,
            @Nullable String sharedRole,
            @Nullable String sharedOrganisation,
            int version,
            boolean usual) {}

    private static final String VISIBLE = """
            (s.owner = :username OR s.shared_role = ANY(:roles) OR s.shared_organisation = ANY(:organisations))
            """;

    private static final String SELECT = """
            SELECT s.*, EXISTS (SELECT FROM registry.usual_view u
              WHERE u.username = :username AND u.view = s.view AND u.saved_view = s.id) AS usual
            FROM registry.saved_view s
            """;

    private JdbcClient.StatementSpec asking(Actor actor, String sql) {
        return jdbc.sql(sql)
                .param("username", actor.username())
                .param(
                        "roles",
                        actor.roles().stream().map(RoleGrant::role).distinct().toArray(String[]::new))
                .param("organisations", organisations.path(actor.organisation()).toArray(String[]::new));
    }

    /** One's own and those shared with one, by name. */
    List<SavedView> of(Actor actor, String view) {
        return asking(actor, SELECT + " WHERE s.view = :view AND " + VISIBLE + " ORDER BY s.name, s.id LIMIT :most")
                .param("view", view)
                .param("most", MOST)
                .query((row, n) -> read(row))
                .list();
    }

    /** @throws Problem {@code registry.saved-view-unknown}, also where it is not shared with the person */
    SavedView get(Actor actor, String view, long id) {
        return asking(actor, SELECT + " WHERE s.view = :view AND s.id = :id AND " + VISIBLE)
                .param("view", view)
                .param("id", id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("registry.saved-view-unknown"));
    }

    /** What is to be kept. */
    record Keeping(
            String name,
            Map<String, List<String>> parameters,
            @Nullable String sharedRole,
            @Nullable String sharedOrganisation) {}

    /** @throws Problem {@code registry.saved-view-name} where this person has one of the name */
    @Transactional
    SavedView add(Actor actor, String view, Keeping keeping) {
        try {
            long id = jdbc.sql("""
                    INSERT INTO registry.saved_view
                      (view, name, owner, parameters, shared_role, shared_organisation, updated_at)
                    VALUES (:view, :name, :owner, :parameters::jsonb, :role, :organisation, :now) RETURNING id
                    """)
                    .param("view", view)
                    .param("name", keeping.name())
                    .param("owner", actor.username())
                    .param("parameters", json.writeValueAsString(keeping.parameters()))
                    .param("role", keeping.sharedRole())
                    .param("organisation", keeping.sharedOrganisation())
                    .param("now", OffsetDateTime.now(clock))
                    .query(Long.class)
                    .single();
            return get(actor, view, id);
        } catch (DuplicateKeyException taken) {
            throw Problem.conflict("registry.saved-view-name", keeping.name());
        }
    }

    /** @throws Problem {@code registry.saved-view-stale}, {@code registry.saved-view-foreign} */
    @Transactional
    SavedView change(Actor actor, String view, long id, int version, Keeping keeping) {
        own(actor, view, id);
        try {
            int changed = jdbc.sql("""
                    UPDATE registry.saved_view SET name = :name, parameters = :parameters::jsonb, shared_role = :role,
                      shared_organisation = :organisation, version = version + 1, updated_at = :now
                    WHERE id = :id AND version = :version
                    """)
                    .param("name", keeping.name())
                    .param("parameters", json.writeValueAsString(keeping.parameters()))
                    .param("role", keeping.sharedRole())
                    .param("organisation", keeping.sharedOrganisation())
                    .param("now", OffsetDateTime.now(clock))
                    .param("id", id)
                    .param("version", version)
                    .update();
            if (changed == 0) {
                throw Problem.conflict("registry.saved-view-stale", keeping.name());
            }
            return get(actor, view, id);
        } catch (DuplicateKeyException taken) {
            throw Problem.conflict("registry.saved-view-name", keeping.name());
        }
    }

    @Transactional
    void remove(Actor actor, String view, long id, int version) {
        var known = own(actor, view, id);
        jdbc.sql("DELETE FROM registry.usual_view WHERE saved_view = ?")
                .param(id)
                .update();
        int removed = jdbc.sql("DELETE FROM registry.saved_view WHERE id = ? AND version = ?")
                .params(id, version)
                .update();
        if (removed == 0) {
            throw Problem.conflict("registry.saved-view-stale", known.name());
        }
    }

    private SavedView own(Actor actor, String view, long id) {
        var known = get(actor, view, id);
        if (!known.owner().equals(actor.username())) {
            throw Problem.forbidden("registry.saved-view-foreign", known.name());
        }
        return known;
    }

    /** @param id what opens for this person from now on; null: the list as it is defined */
    @Transactional
    void usual(Actor actor, String view, @Nullable Long id) {
        jdbc.sql("DELETE FROM registry.usual_view WHERE username = ? AND view = ?")
                .params(actor.username(), view)
                .update();
        if (id != null) {
            get(actor, view, id);
            jdbc.sql("INSERT INTO registry.usual_view (username, view, saved_view) VALUES (?, ?, ?)")
                    .params(actor.username(), view, id)
                    .update();
        }
    }

    private SavedView read(ResultSet row) throws SQLException {
        return new SavedView(
                row.getLong("id"),
                row.getString("name"),
                row.getString("owner"),
                json.readValue(row.getString("parameters"), PARAMETERS),
                row.getString("shared_role"),
                row.getString("shared_organisation"),
                row.getInt("version"),
                row.getBoolean("usual"));
    }
}
