package io.jianguan.form;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Roles;
import io.jianguan.rest.Problem;
import org.springframework.stereotype.Component;

/** Who may design forms. */
@Component
class DesignRights {
    private static final String BUSINESS_ADMIN = "business-admin";
    private final Actors actors;

    DesignRights(Actors actors) {
        this.actors = actors;
    }

    /** @throws Problem {@code form.design-forbidden} */
    Actor designer() {
        var actor = actors.current();
        if (!actor.has(BUSINESS_ADMIN) && !actor.has(Roles.SYSTEM_ADMIN)) {
            throw Problem.forbidden("form.design-forbidden");
        }
        return actor;
    }
}
