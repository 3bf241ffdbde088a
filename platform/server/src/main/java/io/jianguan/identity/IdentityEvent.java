package io.jianguan.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to people, organisations and their sign-ins; published in the transaction of the deed. */
public sealed interface IdentityEvent {

    /** @param address of the browser */
    record SignedIn(String username, String address) implements IdentityEvent {}

    /** @param username null where no account has the name given: it may be a password typed into the wrong field */
    record SignInFailed(@Nullable String username, String address) implements IdentityEvent {}

    record AccountLocked(String username, Instant until) implements IdentityEvent {}

    record SignedOut(String username) implements IdentityEvent {}

    /**
     * @param by null: the system itself
     * @param deed created, changed, deactivated, activated, password-reset, password-changed, unlocked
     * @param roles held afterwards, where they may have changed; otherwise empty
     */
    record UserChanged(@Nullable String by, String username, String deed, List<String> roles)
            implements IdentityEvent {}

    /** @param by null: the system itself */
    record OrganisationSaved(@Nullable String by, Organisation organisation) implements IdentityEvent {}

    /** @param by who made it: the absent person, or whoever leads or administers */
    record SubstitutionPlanned(String by, Substitution substitution) implements IdentityEvent {}

    /** Ended before its last day. */
    record SubstitutionEnded(String by, Substitution substitution) implements IdentityEvent {}
}
