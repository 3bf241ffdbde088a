package io.jianguan.identity;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People and roles to choose from. */
@RestController
class PeopleController {
    private final UserList users;
    private final Roles roles;
    private final Actors actors;

    PeopleController(UserList users, Roles roles, Actors actors) {
        this.users = users;
        this.roles = roles;
        this.actors = actors;
    }

    /** @param active false: the account is closed */
    record Person(String username, String name, String organisationName, boolean active) {
        Person(UserList.User user) {
            this(user.username(), user.name(), user.organisation().name(), user.active());
        }
    }

    @GetMapping("/api/roles")
    List<Roles.Role> roles() {
        return roles.all();
    }

    /**
     * @param usernames names just these, also where an account is closed; without it, active people are found
     * @param organisation and all below it
     */
    @GetMapping("/api/people")
    List<Person> people(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(required = false) @Nullable List<String> usernames,
            @RequestParam(defaultValue = "20") int limit) {
        return users.find(asked(q, role, organisation, usernames, Math.clamp(limit, 1, 200))).stream()
                .map(Person::new)
                .toList();
    }

    private Collection<String> asked(
            @Nullable String q,
            @Nullable String role,
            @Nullable String organisation,
            @Nullable List<String> usernames,
            int limit) {
        if (usernames != null) {
            return usernames.stream().distinct().limit(200).toList();
        }
        if (actors.current().isOutsider()) {
            // who works in the administration is not for the supervised to list
            return List.of();
        }
        return users.usernames(new UserList.Filter(q, organisation, role, true), null, limit);
    }
}
