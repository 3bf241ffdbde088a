package io.jianguan.task;

import io.jianguan.identity.Actors;
import io.jianguan.identity.IdentityEvent;
import io.jianguan.identity.Superiors;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a person holds whose account is closed waits for nobody: whoever leads them is asked to hand it over. */
@Component
class LeftBehind {
    private final Handovers handovers;
    private final Actors actors;
    private final Superiors superiors;
    private final Notifications notifications;

    LeftBehind(Handovers handovers, Actors actors, Superiors superiors, Notifications notifications) {
        this.handovers = handovers;
        this.actors = actors;
        this.superiors = superiors;
        this.notifications = notifications;
    }

    @EventListener
    void closed(IdentityEvent.UserChanged event) {
        if (!event.deed().equals("deactivated")) {
            return;
        }
        var extent = handovers.extent(event.username());
        if (extent.total() == 0) {
            return;
        }
        var leaders = superiors.of(event.username());
        notifications.tell(new Notice(
                        "left-behind",
                        (leaders.isEmpty() ? superiors.administrators() : leaders)
                                .stream().map(username -> "user:" + username).collect(Collectors.toSet()),
                        List.of(actors.get(event.username()).name(), extent.held(), extent.offered(), extent.others()),
                        "/absence?leaver=" + event.username(),
                        null)
                .by(event.by()));
    }
}
