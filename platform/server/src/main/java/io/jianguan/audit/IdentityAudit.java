package io.jianguan.audit;

import io.jianguan.identity.IdentityEvent;
import io.jianguan.identity.Substitution;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what happens to accounts, organisations and sign-ins. */
@Component
class IdentityAudit {
    private final AuditLog audit;

    IdentityAudit(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void record(IdentityEvent event) {
        switch (event) {
            case IdentityEvent.SignedIn in ->
                audit.record(in.username(), "sign-in.succeeded", user(in.username()), Map.of("address", in.address()));
            case IdentityEvent.SignInFailed failed ->
                audit.record(
                        failed.username(),
                        "sign-in.failed",
                        failed.username() == null ? "user" : user(failed.username()),
                        Map.of("address", failed.address()));
            case IdentityEvent.AccountLocked locked ->
                audit.record(
                        null,
                        "sign-in.locked",
                        user(locked.username()),
                        Map.of("until", locked.until().toString()));
            case IdentityEvent.SignedOut out ->
                audit.record(out.username(), "sign-out", user(out.username()), Map.of());
            case IdentityEvent.UserChanged changed ->
                audit.record(
                        changed.by(),
                        "user." + changed.deed(),
                        user(changed.username()),
                        changed.roles().isEmpty() ? Map.of() : Map.of("roles", changed.roles()));
            case IdentityEvent.OrganisationSaved saved ->
                audit.record(
                        saved.by(),
                        "organisation.saved",
                        "organisation:" + saved.organisation().code(),
                        Map.of(
                                "name", saved.organisation().name(),
                                "active", saved.organisation().active()));
            case IdentityEvent.SubstitutionPlanned planned ->
                substitution(planned.by(), "substitution.planned", planned.substitution());
            case IdentityEvent.SubstitutionEnded ended ->
                substitution(ended.by(), "substitution.ended", ended.substitution());
        }
    }

    private void substitution(String by, String action, Substitution substitution) {
        audit.record(
                by,
                action,
                user(substitution.absent().username()),
                Map.of(
                        "substitute", substitution.substitute().username(),
                        "from", substitution.from().toString(),
                        "until", substitution.until().toString(),
                        "processes", substitution.processes()));
    }

    private static String user(String username) {
        return "user:" + username;
    }
}
