package io.jianguan.identity;

import io.jianguan.names.Names;
import io.jianguan.rest.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tree of organisations. */
@Component
public class Organisations {
    private final JdbcClient jdbc;
    private final Faults faults;
    private final ApplicationEventPublisher events;
    private final Names<String, String> names;

    Organisations(JdbcClient jdbc, Faults faults, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.faults = faults;
        this.events = events;
        this.names = new Names<>(jdbc, "identity.name_revision", this::read);
    }

    /** All of them, inactive ones too, in order of code. */
    public List<Organisation> all() {
        return jdbc.sql("""
                SELECT code, parent_code, name, kind, region, active FROM identity.organisation ORDER BY code""").query(Organisation.class).list();
    }

    public Optional<Organisation> find(String code) {
        return jdbc.sql("""
                SELECT code, parent_code, name, kind, region, active FROM identity.organisation WHERE code = :code""").param("code", code).query(Organisation.class).optional();
    }

    /** Names by code; unknown codes are left out. */
    public Map<String, String> names(Collection<String> codes) {
        return names.of(codes);
    }

    private Map<String, String> read(Collection<String> codes) {
        var found = new HashMap<String, String>();
        jdbc.sql("SELECT code, name FROM identity.organisation WHERE code = ANY(:codes)")
                .param("codes", codes.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("code"), row.getString("name"));
                });
        return found;
    }

    /** Codes of an organisation and of all below it; empty if it is unknown. */
    public List<String> subtree(String code) {
        return jdbc.sql("SELECT code FROM identity.organisation WHERE path @> ARRAY[:code::text] ORDER BY code")
                .param("code", code)
                .query(String.class)
                .list();
    }

    /** Codes of all above an organisation and of itself, the highest first; empty if it is unknown. */
    public List<String> path(String code) {
        return jdbc.sql("SELECT unnest(path) FROM identity.organisation WHERE code = :code")
                .param("code", code)
                .query(String.class)
                .list();
    }

    /**
     * Creates it, or makes it what is given; the same again changes nothing. Parents come before their children.
     *
     * @throws Problem {@code identity.invalid} with field errors
     */
    @Transactional
    public void save(Organisation organisation) {
        // Two moves at once could make a ring that neither sees.
        jdbc.sql("LOCK TABLE identity.organisation IN SHARE ROW EXCLUSIVE MODE").update();
        var parent = organisation.parentCode();
        check(organisation, parent);
        var changed = jdbc.sql("""
                INSERT INTO identity.organisation AS o (code, parent_code, name, kind, region, active, path)
                VALUES (:code, :parent, :name, :kind, :region, :active, coalesce(
                  (SELECT path FROM identity.organisation WHERE code = :parent), ARRAY[]::text[]) || :code::text)
                ON CONFLICT (code) DO UPDATE SET
                  parent_code = excluded.parent_code, name = excluded.name, kind = excluded.kind,
                  region = excluded.region, active = excluded.active, path = excluded.path, version = o.version + 1
                WHERE (o.parent_code, o.name, o.kind, o.region, o.active) IS DISTINCT FROM
                  (excluded.parent_code, excluded.name, excluded.kind, excluded.region, excluded.active)""")
                .param("code", organisation.code())
                .param("parent", parent)
                .param("name", organisation.name().strip())
                .param("kind", organisation.kind())
                .param("region", organisation.region())
                .param("active", organisation.active())
                .update();
        if (changed > 0) {
            names.changed();
            movePathsBelow(organisation.code());
            events.publishEvent(new IdentityEvent.OrganisationSaved(Actors.signedIn(), organisation));
        }
    }

    /** As {@link #save}, but the code must be free. */
    @Transactional
    void create(Organisation organisation) {
        var found = faults.begin();
        found.when(find(organisation.code()).isPresent(), "code", "taken");
        found.refuse();
        save(organisation);
    }

    /** @throws Problem {@code identity.organisation-unknown} */
    @Transactional
    void change(Organisation organisation) {
        if (find(organisation.code()).isEmpty()) {
            throw Problem.notFound("identity.organisation-unknown", organisation.code());
        }
        save(organisation);
    }

    private void check(Organisation organisation, @Nullable String parent) {
        var found = faults.begin();
        found.pattern("code", organisation.code(), Patterns.CODE);
        found.text("name", organisation.name(), 200);
        found.when(!Organisation.KINDS.contains(organisation.kind()), "kind", "unknown");
        if (parent != null) {
            var path = jdbc.sql("SELECT array_to_string(path, ' ') FROM identity.organisation WHERE code = :parent")
                    .param("parent", parent)
                    .query(String.class)
                    .optional();
            found.when(path.isEmpty(), "parentCode", "unknown");
            found.when(List.of(path.orElse("").split(" ")).contains(organisation.code()), "parentCode", "below-itself");
        }
        found.refuse();
    }

    private void movePathsBelow(String code) {
        jdbc.sql("""
                UPDATE identity.organisation below
                SET path = moved.path || below.path[array_position(below.path, :code::text) + 1 :]
                FROM identity.organisation moved
                WHERE moved.code = :code AND below.path @> ARRAY[:code::text] AND below.code <> :code
                """).param("code", code).update();
    }
}
