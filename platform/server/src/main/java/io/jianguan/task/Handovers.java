package io.jianguan.task;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Recipients;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands over what somebody who leaves has, and what will still come to them. */
@Component
class Handovers {
    private static final String USER = "user:";
    private final JdbcClient jdbc;
    private final Actors actors;
    private final Recipients recipients;
    private final Succession succession;
    private final Notifications notifications;
    private final AuditLog audit;
    private final List<HandoverShare> shares;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Handovers(
            JdbcClient jdbc,
            Actors actors,
            Recipients recipients,
            Succession succession,
            Notifications notifications,
            AuditLog audit,
            List<HandoverShare> shares,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.recipients = recipients;
        this.succession = succession;
        this.notifications = notifications;
        this.audit = audit;
        this.shares = shares;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param held open tasks that the person holds
     * @param offered tasks that name the person among those who may claim them
     * @param besides what else goes along, by kind
     */
    record Extent(long held, long offered, Map<String, Long> besides) {
        long total() {
            return held + offered + others();
        }

        long others() {
            return besides.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @throws Problem {@code task.handover-not-yours} */
    Extent extent(Actor actor, String person) {
        requireRight(actor, person);
        return extent(person);
    }

    Extent extent(String person) {
        var besides = new TreeMap<String, Long>();
        shares.forEach(share -> besides.put(share.kind(), share.of(person)));
        return jdbc.sql("""
                SELECT (SELECT count(*) FROM task.task WHERE assignee = :person AND state IN ('open', 'waiting')) AS held,
                    (SELECT count(*) FROM task.candidate WHERE principal = :principal AND claimable) AS offered
                """)
                .param("person", person)
                .param("principal", USER + person)
                .query((row, number) -> new Extent(row.getLong("held"), row.getLong("offered"), besides))
                .single();
    }

    /**
     * Moves all at once or nothing.
     *
     * @param future also what comes to the person from now on
     * @return number of the hand-over
     * @throws Problem {@code task.handover-not-yours}, {@code task.handover-successor}, {@code task.handover-reason}
     */
    @Transactional
    long handOver(Actor actor, String person, String successor, String reason, boolean future) {
        requireRight(actor, person);
        if (reason.isBlank()) {
            throw Problem.conflict("task.handover-reason");
        }
        if (person.equals(successor)
                || recipients.of(Set.of(USER + successor)).isEmpty()
                || actors.get(successor).isOutsider()) {
            throw Problem.conflict("task.handover-successor");
        }
        var why = reason.strip();
        var id = jdbc.sql("""
                INSERT INTO task.handover (person, successor, reason, future, by_whom, at) VALUES (?, ?, ?, ?, ?, ?)
                RETURNING id
                """)
                .params(person, successor, why, future, actor.username(), Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        var held = jdbc.sql("SELECT * FROM task.task WHERE assignee = ? AND state IN ('open', 'waiting') FOR UPDATE")
                .param(person)
                .query(Task::of)
                .list();
        var handover = new Succession.Handover(id, person, successor, actor.username(), why);
        held.forEach(task -> succession.move(handover, task));
        var offered = succession.offers(handover);
        events.publishEvent(new HandedOver(person, successor, actor.username(), why));
        audit.record(
                actor.username(),
                "task.handed-over-all",
                USER + person,
                Map.of("to", successor, "tasks", held.size(), "offers", offered, "future", future, "reason", why));
        tell("handed-over", successor, person, held.size(), why);
        tell("handed-over-away", person, successor, held.size(), why);
        return id;
    }

    private void tell(String kind, String username, String other, int tasks, String reason) {
        notifications.tell(new Notice(
                kind,
                Set.of(USER + username),
                List.of(actors.get(other).name(), String.valueOf(tasks), reason),
                "/tasks",
                null));
    }

    private void requireRight(Actor actor, String person) {
        var leaver = actors.get(person);
        var leads = actor.has("department-leader") && actor.subtree().contains(leaver.organisation());
        if (!leads && !actor.has("system-admin")) {
            throw Problem.forbidden("task.handover-not-yours", leaver.name());
        }
    }
}
