package io.jianguan.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who gets an account.
 *
 * @param username lower case
 * @param organisation code of the person's own organisation
 * @param roles each {@code role}, held in the own organisation, or {@code role@organisation}
 * @param password null: the person signs in with an external provider, or gets a password from an administrator
 */
public record NewUser(
        String username,
        String name,
        String organisation,
        List<String> roles,
        @Nullable String password) {
    public NewUser {
        roles = List.copyOf(roles);
    }

    List<Actor.RoleGrant> grants() {
        return roles.stream()
                .map(role -> role.contains("@") ? role : role + "@" + organisation)
                .map(Actor.RoleGrant::parse)
                .toList();
    }
}
