package io.jianguan.identity;

import io.jianguan.identity.MenuSource.MenuGroup;
import io.jianguan.identity.UserList.HeldRole;
import io.jianguan.identity.UserList.Place;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in person. */
@RestController
@RequestMapping("/api/me")
class MeController {
    private final Actors actors;
    private final UserList users;
    private final PasswordChange passwords;
    private final ObjectProvider<MenuSource> menus;
    private final IdentitySettings settings;

    MeController(
            Actors actors,
            UserList users,
            PasswordChange passwords,
            ObjectProvider<MenuSource> menus,
            IdentitySettings settings) {
        this.actors = actors;
        this.users = users;
        this.passwords = passwords;
        this.menus = menus;
        this.settings = settings;
    }

    /** @param leads whether this person oversees an organisation, as its leader or for one who is away */
    record Me(
            String username,
            String name,
            Place organisation,
            List<HeldRole> roles,
            List<MenuGroup> menu,
            boolean leads,
            boolean demo) {}

    record Replacement(@Nullable String current, @Nullable String replacement) {}

    @GetMapping
    Me me() {
        var actor = actors.current();
        var user = users.get(actor.username());
        var menu = menus.getIfAvailable();
        return new Me(
                user.username(),
                user.name(),
                user.organisation(),
                user.roles(),
                menu == null ? List.of() : menu.menu(actor),
                actor.seats().stream().anyMatch(seat -> !seat.over(Actor.LEADER).isEmpty()),
                settings.demo().accounts());
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody Replacement asked, HttpServletRequest request) {
        var session = request.getSession(false);
        passwords.own(
                actors.current().username(),
                asked.current(),
                asked.replacement(),
                session == null ? null : session.getId());
    }
}
