package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Roles;
import io.jianguan.rest.Problem;
import org.springframework.stereotype.Component;

/** Who may define registries, views and code tables. */
@Component
class DefinitionRights {
    private static final String BUSINESS_ADMIN = "business-admin";
    private final Actors actors;

    DefinitionRights(Actors actors) {
        this.actors = actors;
    }

    /** @throws Problem {@code registry.definition-forbidden} */
    Actor definer() {
        var actor = actors.current();
        if (!actor.has(BUSINESS_ADMIN) && !actor.has(Roles.SYSTEM_ADMIN)) {
            throw Problem.forbidden("registry.definition-forbidden");
        }
        return actor;
    }
}
