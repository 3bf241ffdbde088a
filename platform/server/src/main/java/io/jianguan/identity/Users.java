package io.jianguan.identity;

import io.jianguan.identity.Actor.RoleGrant;
import io.jianguan.names.Names;
import io.jianguan.rest.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of people. */
@Component
public class Users {
    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Faults faults;
    private final Roles roles;
    private final Organisations organisations;
    private final SignIns signIns;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Names<String, String> names;

    Users(
            JdbcClient jdbc,
            Passwords passwords,
            Faults faults,
            Roles roles,
            Organisations organisations,
            SignIns signIns,
            Sessions sessions,
            ApplicationEventPublisher events,
            Names<String, String> personNames) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.faults = faults;
        this.roles = roles;
        this.organisations = organisations;
        this.signIns = signIns;
        this.sessions = sessions;
        this.events = events;
        this.names = personNames;
    }

    /**
     * What an account is, apart from its password.
     *
     * @param version counts changes; the value for If-Match
     */
    record Account(
            String username, String name, String organisation, boolean active, List<RoleGrant> roles, int version) {
        boolean administers() {
            return active && roles.stream().anyMatch(grant -> grant.role().equals(Roles.SYSTEM_ADMIN));
        }
    }

    /**
     * Opens an account; one that exists is left as it is, because its people may have changed it since.
     *
     * @return whether it was opened
     * @throws Problem {@code identity.invalid} with field errors
     */
    @Transactional
    public boolean save(NewUser user) {
        if (exists(user.username())) {
            return false;
        }
        var found = faults.begin();
        check(found, user);
        found.refuse();
        var opened = jdbc.sql("""
                INSERT INTO identity.app_user (username, name, organisation, password)
                VALUES (:username, :name, :organisation, :password)
                ON CONFLICT (username) DO NOTHING""")
                .param("username", user.username())
                .param("name", user.name().strip())
                .param("organisation", user.organisation())
                .param("password", user.password() == null ? null : passwords.hash(user.password()))
                .update();
        if (opened > 0) {
            names.changed();
            grant(user.username(), user.grants());
            tell(user.username(), "created", user.grants());
        }
        return opened > 0;
    }

    /** Opens many at once, all or none. @return how many were new */
    @Transactional
    public int save(Collection<NewUser> users) {
        return (int) users.stream().filter(this::save).count();
    }

    /** As {@link #save(NewUser)}, but by a person: the password must be good and the name free. */
    @Transactional
    void create(NewUser user) {
        var found = faults.begin();
        found.when(exists(user.username()), "username", "taken");
        check(found, user);
        if (user.password() != null) {
            passwords.check(found, "password", user.username(), user.password());
        }
        found.refuse();
        save(user);
    }

    /** @param version that was read; null: whatever it is now */
    @Transactional
    void change(Account account, @Nullable Integer version) {
        var before = get(account.username());
        if (version != null && version != before.version()) {
            throw Problem.conflict("identity.stale", before.name());
        }
        var found = faults.begin();
        check(found, account.name(), account.organisation(), account.roles());
        found.refuse();
        jdbc.sql("""
                UPDATE identity.app_user
                SET name = :name, organisation = :organisation, active = :active, version = version + 1
                WHERE username = :username""")
                .param("username", account.username())
                .param("name", account.name().strip())
                .param("organisation", account.organisation())
                .param("active", account.active())
                .update();
        if (!before.name().equals(account.name().strip())) {
            names.changed();
        }
        jdbc.sql("DELETE FROM identity.user_role WHERE username = :username")
                .param("username", account.username())
                .update();
        grant(account.username(), account.roles());
        if (before.administers()) {
            keepOneAdministrator();
        }
        var deed = before.active() == account.active() ? "changed" : account.active() ? "activated" : "deactivated";
        tell(account.username(), deed, account.roles());
        if (!account.active()) {
            sessions.end(account.username(), null);
        }
    }

    @Transactional
    void unlock(String username) {
        get(username);
        signIns.clear(username);
        tell(username, "unlocked", List.of());
    }

    Account get(String username) {
        return find(username).orElseThrow(() -> Problem.notFound("identity.user-unknown", username));
    }

    Optional<Account> find(String username) {
        return jdbc.sql("""
                SELECT u.username, u.name, u.organisation, u.active, u.version,
                  ARRAY(SELECT r.role || '@' || r.organisation FROM identity.user_role r
                        WHERE r.username = u.username ORDER BY r.role, r.organisation) AS roles
                FROM identity.app_user u WHERE u.username = :username""")
                .param("username", username)
                .query((row, n) -> new Account(
                        row.getString("username"),
                        row.getString("name"),
                        row.getString("organisation"),
                        row.getBoolean("active"),
                        Actors.texts(row, "roles").stream()
                                .map(RoleGrant::parse)
                                .toList(),
                        row.getInt("version")))
                .optional();
    }

    private void tell(String username, String deed, List<RoleGrant> roles) {
        var held = roles.stream().map(RoleGrant::toString).toList();
        events.publishEvent(new IdentityEvent.UserChanged(Actors.signedIn(), username, deed, held));
    }

    private boolean exists(String username) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM identity.app_user WHERE username = :username)")
                .param("username", username)
                .query(Boolean.class)
                .single();
    }

    private void check(Faults.Found found, NewUser user) {
        found.pattern("username", user.username(), Patterns.USERNAME);
        check(found, user.name(), user.organisation(), user.grants());
    }

    private void check(
            Faults.Found found, @Nullable String name, @Nullable String organisation, Collection<RoleGrant> grants) {
        found.text("name", name, 100);
        var asked = new HashSet<String>();
        grants.forEach(grant -> asked.add(grant.organisation()));
        if (organisation != null) {
            asked.add(organisation);
        }
        var places = organisations.names(asked).keySet();
        var known = roles.all().stream().map(Roles.Role::role).toList();
        found.when(organisation == null || !places.contains(organisation), "organisation", "unknown");
        var n = 0;
        for (var grant : grants) {
            found.when(!known.contains(grant.role()), "roles[" + n + "].role", "unknown");
            found.when(!places.contains(grant.organisation()), "roles[" + n + "].organisation", "unknown");
            n++;
        }
    }

    private void grant(String username, Collection<RoleGrant> grants) {
        jdbc.sql("""
                INSERT INTO identity.user_role (username, role, organisation)
                SELECT :username, split_part(held, '@', 1), split_part(held, '@', 2)
                FROM unnest(:grants::text[]) held
                ON CONFLICT DO NOTHING""")
                .param("username", username)
                .param("grants", grants.stream().map(RoleGrant::toString).toArray(String[]::new))
                .update();
    }

    private void keepOneAdministrator() {
        // Two administrators who demote each other at the same moment take turns.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('identity.administrators'))")
                .query()
                .singleRow();
        var left = jdbc.sql("""
                SELECT EXISTS (SELECT FROM identity.user_role r JOIN identity.app_user u USING (username)
                               WHERE r.role = :role AND u.active)""")
                .param("role", Roles.SYSTEM_ADMIN)
                .query(Boolean.class)
                .single();
        if (!left) {
            throw Problem.conflict("identity.last-administrator");
        }
    }
}
