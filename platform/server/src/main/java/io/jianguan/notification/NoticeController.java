package io.jianguan.notification;

import io.jianguan.identity.Actors;
import io.jianguan.rest.Page;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own notices. */
@RestController
@RequestMapping("/api/notices")
class NoticeController {
    private final Actors actors;
    private final Notices notices;
    private final Notifications notifications;

    NoticeController(Actors actors, Notices notices, Notifications notifications) {
        this.actors = actors;
        this.notices = notices;
        this.notifications = notifications;
    }

    /** @param ids which; absent: all */
    record Reading(@Nullable List<Long> ids) {}

    @GetMapping
    Page<Notices.Shown> list(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "30") int limit) {
        return notices.page(actors.current().username(), unread, cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/unread")
    Page.Count unread() {
        return notices.unread(actors.current().username());
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@RequestBody Reading reading) {
        notices.read(actors.current().username(), reading.ids());
    }

    /** Tells the caller something over all the ways that the caller chose, so that they can be seen to work. */
    @PostMapping("/trial")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void trial() {
        var actor = actors.current();
        notifications.tell(new Notice(
                "trial", Set.of("user:" + actor.username()), List.of(actor.name()), "/notices/settings", null));
    }
}
