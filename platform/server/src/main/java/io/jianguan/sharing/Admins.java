package io.jianguan.sharing;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Roles;
import io.jianguan.rest.Problem;
import org.springframework.stereotype.Component;

/** Who may publish services and admit consumers; who may see the catalogue. */
@Component
class Admins {
    static final String BUSINESS = "business-admin";
    private final Actors actors;

    Admins(Actors actors) {
        this.actors = actors;
    }

    /** @throws Problem {@code sharing.forbidden} */
    Actor current() {
        var actor = actors.current();
        if (!actor.has(BUSINESS) && !actor.has(Roles.SYSTEM_ADMIN)) {
            throw Problem.forbidden("sharing.forbidden");
        }
        return actor;
    }

    /** @throws Problem {@code sharing.catalogue-forbidden} where the supervised call, not the administration */
    Actor reader() {
        var actor = actors.current();
        if (actor.isOutsider()) {
            throw Problem.forbidden("sharing.catalogue-forbidden");
        }
        return actor;
    }
}
