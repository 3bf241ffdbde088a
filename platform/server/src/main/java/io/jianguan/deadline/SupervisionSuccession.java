package io.jianguan.deadline;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actors;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.process.Timeline;
import io.jianguan.task.HandedOver;
import io.jianguan.task.HandoverShare;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Supervision items go with the rest of the work of somebody who leaves: to reply to, and to follow up. */
@Component
class SupervisionSuccession implements HandoverShare {
    private static final String TO_REPLY = "state = 'open'";
    private static final String TO_FOLLOW_UP = "state <> 'closed'";
    private final JdbcClient jdbc;
    private final Actors actors;
    private final Timeline timeline;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Clock clock;

    SupervisionSuccession(
            JdbcClient jdbc,
            Actors actors,
            Timeline timeline,
            Notifications notifications,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.timeline = timeline;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    void handedOver(HandedOver event) {
        move(event, "addressee", TO_REPLY);
        move(event, "overseer", TO_FOLLOW_UP);
    }

    @Override
    public String kind() {
        return "supervisions";
    }

    /** Each item once, though one may be a person's to reply to and to follow up. */
    @Override
    public long of(String person) {
        return jdbc.sql("""
                SELECT count(*) FROM deadline.supervision
                WHERE addressee = :person AND %s OR overseer = :person AND %s
                """.formatted(TO_REPLY, TO_FOLLOW_UP))
                .param("person", person)
                .query(Long.class)
                .single();
    }

    private void move(HandedOver event, String place, String condition) {
        var moved = jdbc.sql(
                        "UPDATE deadline.supervision SET %1$s = :successor WHERE %1$s = :person AND %2$s RETURNING *"
                                .formatted(place, condition))
                .param("successor", event.successor())
                .param("person", event.person())
                .query(Supervision::of)
                .list();
        moved.forEach(item -> told(event, item));
    }

    private void told(HandedOver event, Supervision item) {
        timeline.add(
                item.instanceKey(),
                Timeline.Entry.of(clock.instant(), "supervision-handed-over", item.elementId(), event.by())
                        .opinion(event.reason())
                        .to(List.of(event.successor()))
                        .onBehalfOf(event.person()));
        audit.record(
                event.by(),
                "supervision.handed-over",
                "supervision:" + item.id(),
                Map.of("from", event.person(), "to", event.successor(), "reason", event.reason()));
        notifications.tell(new Notice(
                        "supervision-handed-over",
                        Set.of("user:" + event.successor()),
                        List.of(actors.get(event.person()).name(), Supervisions.title(item), item.demand()),
                        "/supervisions",
                        null)
                .in(item.processId()));
    }
}
