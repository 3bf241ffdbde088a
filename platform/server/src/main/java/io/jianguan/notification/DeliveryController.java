package io.jianguan.notification;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The delivery log: people see what was sent to them, system administrators see all. */
@RestController
@RequestMapping("/api/deliveries")
class DeliveryController {
    private final Actors actors;
    private final DeliveryLog log;

    DeliveryController(Actors actors, DeliveryLog log) {
        this.actors = actors;
        this.log = log;
    }

    @GetMapping
    Page<DeliveryLog.Entry> list(
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return log.page(whose(actors.current(), all), cursor, Math.clamp(limit, 1, 200));
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable long id) {
        log.retry(whose(actors.current(), true), id);
    }

    private static @Nullable String whose(Actor actor, boolean all) {
        return all && actor.has("system-admin") ? null : actor.username();
    }
}
