package io.jianguan.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** The embedded authorization server's check of name and password. An answer never tells whether a name exists. */
class PasswordSignIn implements AuthenticationProvider {
    private final SignIns signIns;
    private final Passwords passwords;
    private final ApplicationEventPublisher events;

    PasswordSignIn(SignIns signIns, Passwords passwords, ApplicationEventPublisher events) {
        this.signIns = signIns;
        this.passwords = passwords;
        this.events = events;
    }

    /** The name is refused for a while, whatever the password. */
    static final class Locked extends LockedException {
        private final Instant until;

        Locked(Instant until) {
            super("locked until " + until);
            this.until = until;
        }

        Instant until() {
            return until;
        }
    }

    @Override
    public Authentication authenticate(Authentication given) {
        var username = Actors.username(given.getName());
        var typed = given.getCredentials() instanceof String password ? password : "";
        if (!Patterns.USERNAME.matcher(username).matches()) {
            passwords.matches(typed, null);
            throw failed(null, given);
        }
        // Compared before anything is decided: every answer takes the same time.
        var matches = passwords.matches(typed, signIns.state(username).hash());
        var state = signIns.state(username);
        var locked = state.lockedUntil();
        if (locked != null) {
            throw new Locked(locked);
        }
        if (!matches) {
            throw failed(username, state.exists(), given);
        }
        signIns.clear(username);
        var authenticated = UsernamePasswordAuthenticationToken.authenticated(username, null, List.of());
        authenticated.setDetails(given.getDetails());
        return authenticated;
    }

    private RuntimeException failed(String username, boolean exists, Authentication given) {
        var until = signIns.failed(username);
        var wrong = failed(exists ? username : null, given);
        if (until.isEmpty()) {
            return wrong;
        }
        if (exists) {
            events.publishEvent(new IdentityEvent.AccountLocked(username, until.get()));
        }
        return new Locked(until.get());
    }

    private RuntimeException failed(@Nullable String known, Authentication given) {
        var address = given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        events.publishEvent(new IdentityEvent.SignInFailed(known, address));
        return new BadCredentialsException("wrong name or password");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
