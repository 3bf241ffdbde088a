package io.jianguan.identity;

import io.jianguan.identity.Actor.RoleGrant;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for system administrators. */
@RestController
@RequestMapping("/api/users")
class UserController {
    private final Users users;
    private final UserList list;
    private final PasswordChange passwords;

    UserController(Users users, UserList list, PasswordChange passwords) {
        this.users = users;
        this.list = list;
        this.passwords = passwords;
    }

    /** @param organisation null: the person's own */
    record Grant(@Nullable String role, @Nullable String organisation) {}

    record Draft(
            @Nullable String username,
            @Nullable String name,
            @Nullable String organisation,
            @Nullable List<Grant> roles,
            @Nullable Boolean active,
            @Nullable String password) {

        String place() {
            return text(organisation);
        }

        List<RoleGrant> grants() {
            return Objects.requireNonNullElse(roles, List.<Grant>of()).stream()
                    .map(grant -> new RoleGrant(
                            text(grant.role()), grant.organisation() == null ? place() : grant.organisation()))
                    .toList();
        }
    }

    record Password(@Nullable String password) {}

    @GetMapping
    Page<UserList.User> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return list.page(new UserList.Filter(q, organisation, role, active), cursor, Math.clamp(limit, 1, 200));
    }

    @PostMapping
    ResponseEntity<UserList.User> create(@RequestBody Draft draft) {
        var username = text(draft.username()).strip();
        var roles = draft.grants().stream().map(RoleGrant::toString).toList();
        users.create(new NewUser(username, text(draft.name()), draft.place(), roles, draft.password()));
        return ResponseEntity.created(URI.create("/api/users/" + username))
                .eTag("\"1\"")
                .body(list.get(username));
    }

    @GetMapping("/{username}")
    ResponseEntity<UserList.User> get(@PathVariable String username) {
        var version = users.get(username).version();
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(list.get(username));
    }

    @PutMapping("/{username}")
    ResponseEntity<UserList.User> change(
            @PathVariable String username,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Draft draft) {
        var active = !Boolean.FALSE.equals(draft.active());
        users.change(
                new Users.Account(username, text(draft.name()), draft.place(), active, draft.grants(), 0),
                version(match));
        return get(username);
    }

    @PostMapping("/{username}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetPassword(@PathVariable String username, @RequestBody Password asked) {
        passwords.reset(username, asked.password());
    }

    @PostMapping("/{username}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable String username) {
        users.unlock(username);
    }

    private static @Nullable Integer version(@Nullable String match) {
        if (match == null || match.equals("*")) {
            return null;
        }
        try {
            return Integer.valueOf(match.replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException notOurs) {
            throw new Problem(HttpStatus.PRECONDITION_FAILED, "identity.stale", "");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
