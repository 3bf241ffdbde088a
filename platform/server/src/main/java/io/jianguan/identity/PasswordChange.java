package io.jianguan.identity;

import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives an account another password; its other sessions end. */
@Component
class PasswordChange {
    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final SignIns signIns;
    private final Sessions sessions;
    private final Faults faults;
    private final IdentitySettings settings;
    private final ApplicationEventPublisher events;

    PasswordChange(
            JdbcClient jdbc,
            Passwords passwords,
            SignIns signIns,
            Sessions sessions,
            Faults faults,
            IdentitySettings settings,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.signIns = signIns;
        this.sessions = sessions;
        this.faults = faults;
        this.settings = settings;
        this.events = events;
    }

    /**
     * By its owner. Wrong attempts count like failed sign-ins: a session left open is no place to guess from.
     *
     * @param session that stays
     */
    @Transactional(noRollbackFor = Problem.class)
    void own(String username, @Nullable String current, @Nullable String replacement, @Nullable String session) {
        refuseWhereExternal();
        var state = signIns.state(username);
        var known = passwords.matches(Objects.requireNonNullElse(current, ""), state.hash());
        if (state.lockedUntil() != null) {
            throw Problem.conflict("identity.locked");
        }
        var found = faults.begin();
        found.when(!known, "current", "password-wrong");
        passwords.check(found, "replacement", username, replacement);
        found.when(known && Objects.equals(current, replacement), "replacement", "password-same");
        if (!known) {
            signIns.failed(username);
        }
        found.refuse();
        signIns.clear(username);
        set(username, Objects.requireNonNull(replacement), "password-changed", session);
    }

    /** By an administrator; unlocks the account too. */
    @Transactional
    void reset(String username, @Nullable String password) {
        refuseWhereExternal();
        var found = faults.begin();
        passwords.check(found, "password", username, password);
        found.refuse();
        signIns.clear(username);
        set(username, Objects.requireNonNull(password), "password-reset", null);
    }

    private void set(String username, String password, String deed, @Nullable String session) {
        var changed = jdbc.sql("UPDATE identity.app_user SET password = :hash WHERE username = :username")
                .param("hash", passwords.hash(password))
                .param("username", username)
                .update();
        if (changed == 0) {
            throw Problem.notFound("identity.user-unknown", username);
        }
        sessions.end(username, session);
        events.publishEvent(new IdentityEvent.UserChanged(Actors.signedIn(), username, deed, List.of()));
    }

    private void refuseWhereExternal() {
        if (!settings.embeddedSignIn()) {
            throw Problem.conflict("identity.password-external");
        }
    }
}
