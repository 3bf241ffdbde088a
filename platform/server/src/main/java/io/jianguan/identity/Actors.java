package io.jianguan.identity;

import io.jianguan.identity.Actor.Representation;
import io.jianguan.identity.Actor.RoleGrant;
import io.jianguan.names.Names;
import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Finds the person behind a request or a name. */
@Component
public class Actors {
    private static final String PREFIX = Actors.class.getName() + ".";

    private final JdbcClient jdbc;
    private final Substitutions substitutions;
    private final Names<String, String> names;

    Actors(JdbcClient jdbc, Substitutions substitutions, Names<String, String> personNames) {
        this.jdbc = jdbc;
        this.substitutions = substitutions;
        this.names = personNames;
    }

    /**
     * The signed-in person; read once a request.
     *
     * @throws org.springframework.security.core.AuthenticationException if there is none, or the account was closed
     *     since
     */
    public Actor current() {
        var username = signedIn();
        if (username == null) {
            throw new AuthenticationCredentialsNotFoundException("nobody is signed in");
        }
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(PREFIX + username, RequestAttributes.SCOPE_REQUEST) instanceof Actor known) {
            return known;
        }
        var actor = find(username)
                .filter(Found::active)
                .map(Found::actor)
                .orElseThrow(() -> new DisabledException("no active account " + username));
        if (request != null) {
            request.setAttribute(PREFIX + username, actor, RequestAttributes.SCOPE_REQUEST);
        }
        return actor;
    }

    /**
     * Whoever has the name, also where the account is closed: what people started goes on when they leave.
     *
     * @throws Problem {@code identity.user-unknown}
     */
    public Actor get(String username) {
        return find(username).map(Found::actor).orElseThrow(() -> Problem.notFound("identity.user-unknown", username));
    }

    /** Display names by username; unknown ones are left out. */
    public Map<String, String> names(Collection<String> usernames) {
        return names.of(usernames);
    }

    /**
     * The system that calls with a token of its own.
     *
     * @throws Problem {@code identity.machines-only} where a browser calls
     */
    public Actor machine() {
        var actor = current();
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken)) {
            throw Problem.forbidden("identity.machines-only");
        }
        return actor;
    }

    /**
     * The name that a system's token gives, whether or not an account has it.
     *
     * @throws Problem {@code identity.machines-only} where a browser calls
     */
    public String machineName() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            return token.getName();
        }
        throw Problem.forbidden("identity.machines-only");
    }

    /** Name of the signed-in person; null where nobody is. */
    static @Nullable String signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null
                        || !authentication.isAuthenticated()
                        || authentication instanceof AnonymousAuthenticationToken
                ? null
                : username(authentication.getName());
    }

    /** Names of accounts are lower case, whatever people or a provider write. */
    static String username(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private record Found(Actor actor, boolean active) {}

    private Optional<Found> find(String username) {
        // before, not while reading the row: that would hold one connection and wait for another
        var represents = substitutions.represented(username);
        return jdbc.sql("""
                SELECT u.username, u.name, u.organisation, u.active,
                  ARRAY(SELECT o.code FROM identity.organisation o
                        WHERE o.path @> ARRAY[u.organisation] ORDER BY o.code) AS subtree,
                  ARRAY(SELECT r.role || '@' || r.organisation FROM identity.user_role r
                        WHERE r.username = u.username) AS roles
                FROM identity.app_user u
                WHERE u.username = :username""")
                .param("username", username)
                .query((row, n) -> new Found(actor(row, represents), row.getBoolean("active")))
                .optional();
    }

    private static Actor actor(ResultSet row, Set<Representation> represents) throws SQLException {
        return new Actor(
                row.getString("username"),
                row.getString("name"),
                row.getString("organisation"),
                texts(row, "subtree"),
                texts(row, "roles").stream().map(RoleGrant::parse).collect(Collectors.toUnmodifiableSet()),
                represents);
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
