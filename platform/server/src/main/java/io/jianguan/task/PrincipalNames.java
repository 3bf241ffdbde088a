package io.jianguan.task;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.identity.Roles;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What people call those whom a task names. */
@Component
class PrincipalNames {
    private static final String USER = "user:";
    private final Actors actors;
    private final Organisations organisations;
    private final Roles roles;

    PrincipalNames(Actors actors, Organisations organisations, Roles roles) {
        this.actors = actors;
        this.organisations = organisations;
        this.roles = roles;
    }

    /** By principal: a person's name, or organisation and role. */
    Map<String, String> of(Collection<String> principals) {
        var people = principals.stream()
                .filter(principal -> principal.startsWith(USER))
                .collect(Collectors.toMap(principal -> principal, principal -> principal.substring(USER.length())));
        var groups = principals.stream()
                .filter(principal -> principal.contains("@"))
                .collect(Collectors.toMap(principal -> principal, principal -> principal.split("@", 2)));
        var labels = new HashMap<String, String>();
        if (!people.isEmpty()) {
            var names = actors.names(people.values());
            people.forEach((principal, username) -> labels.put(principal, names.getOrDefault(username, username)));
        }
        if (!groups.isEmpty()) {
            var english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
            var roleNames = roles.all().stream()
                    .collect(Collectors.toMap(
                            Roles.Role::role,
                            role -> english ? role.label().en() : role.label().zh()));
            var organisationNames = organisations.names(
                    groups.values().stream().map(parts -> parts[1]).collect(Collectors.toSet()));
            groups.forEach((principal, parts) -> labels.put(
                    principal,
                    organisationNames.getOrDefault(parts[1], parts[1])
                            + " "
                            + roleNames.getOrDefault(parts[0], parts[0])));
        }
        return labels;
    }
}
