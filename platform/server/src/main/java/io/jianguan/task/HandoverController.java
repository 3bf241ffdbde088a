package io.jianguan.task;

import io.jianguan.identity.Actors;
import io.jianguan.rest.Page;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hand-over when somebody leaves, for leaders and system administrators. */
@RestController
@RequestMapping("/api/handovers")
class HandoverController {
    private final Actors actors;
    private final Handovers handovers;
    private final HandoverLog log;

    HandoverController(Actors actors, Handovers handovers, HandoverLog log) {
        this.actors = actors;
        this.handovers = handovers;
        this.log = log;
    }

    record Wish(
            @Nullable String person,
            @Nullable String successor,
            @Nullable String reason,
            boolean future) {}

    record Done(String id) {}

    @GetMapping("/extent")
    Handovers.Extent extent(@RequestParam String person) {
        return handovers.extent(actors.current(), name(person));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Done handOver(@RequestBody Wish wish) {
        return new Done(String.valueOf(handovers.handOver(
                actors.current(),
                name(wish.person()),
                name(wish.successor()),
                wish.reason() == null ? "" : wish.reason(),
                wish.future())));
    }

    @GetMapping
    Page<HandoverLog.Handover> list(
            @RequestParam(required = false) @Nullable Long cursor, @RequestParam(defaultValue = "20") int limit) {
        return log.page(actors.current(), cursor, Math.clamp(limit, 1, 100));
    }

    @GetMapping("/{id}/items")
    Page<HandoverLog.Item> items(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return log.items(actors.current(), id, cursor, Math.clamp(limit, 1, 200));
    }

    private static String name(@Nullable String username) {
        return username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
    }
}
