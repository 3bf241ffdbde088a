package io.jianguan.draw;

import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.registry.Records;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the parties of a draw that it waits for them. */
@Component
class Witnesses {
    private final Notifications notifications;

    Witnesses(Notifications notifications) {
        this.notifications = notifications;
    }

    void tell(Records.Record record, Source source) {
        notifications.tell(new Notice(
                "draw-" + source.kind().id(),
                source.parties().stream().map(party -> "user:" + party).collect(Collectors.toSet()),
                List.of(record.title()),
                "/registries/" + record.registry() + "/records/" + record.id() + "?tab=draws",
                null));
    }
}
