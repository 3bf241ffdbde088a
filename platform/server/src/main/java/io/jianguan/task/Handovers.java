package io.jianguan.task;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Recipients;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.process.Timeline;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
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
    private final TaskHistory history;
    private final Changes changes;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Clock clock;

    Handovers(
            JdbcClient jdbc,
            Actors actors,
            Recipients recipients,
            TaskHistory history,
            Changes changes,
            Notifications notifications,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.recipients = recipients;
        this.history = history;
        this.changes = changes;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param held open tasks that the person holds
     * @param offered tasks that name the person among those who may claim them
     */
    record Extent(long held, long offered) {}

    /** @throws Problem {@code task.handover-not-yours} */
    Extent extent(Actor actor, String person) {
        requireRight(actor, person);
        return jdbc.sql("""
                SELECT (SELECT count(*) FROM task.task WHERE assignee = :person AND state IN ('open', 'waiting')) AS held,
                    (SELECT count(*) FROM task.candidate WHERE principal = :principal AND claimable) AS offered
                """)
                .param("person", person)
                .param("principal", USER + person)
                .query((row, number) -> new Extent(row.getLong("held"), row.getLong("offered")))
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
        var id = jdbc.sql("""
                INSERT INTO task.handover (person, successor, reason, future, by_whom, at) VALUES (?, ?, ?, ?, ?, ?)
                RETURNING id
                """)
                .params(person, successor, reason.strip(), future, actor.username(), Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        var held = jdbc.sql("SELECT * FROM task.task WHERE assignee = ? AND state IN ('open', 'waiting') FOR UPDATE")
                .param(person)
                .query(Task::of)
                .list();
        held.forEach(task -> move(id, task, person, successor, actor.username(), reason));
        offer(person, successor);
        audit.record(
                actor.username(),
                "task.handed-over-all",
                USER + person,
                Map.of("to", successor, "tasks", held.size(), "future", future, "reason", reason));
        notifications.tell(new Notice(
                "handed-over",
                Set.of(USER + successor),
                List.of(actors.get(person).name(), String.valueOf(held.size()), reason),
                "/tasks",
                null));
        return id;
    }

    private void move(long handover, Task task, String person, String successor, String by, String reason) {
        var now = clock.instant();
        jdbc.sql("UPDATE task.task SET assignee = ?, claimed_at = ?, held_by = held_by || assignee WHERE id = ?")
                .params(successor, Timestamp.from(now), task.id())
                .update();
        jdbc.sql("""
                UPDATE task.draft d SET username = :to WHERE task_id = :task AND username = :from
                    AND NOT EXISTS (SELECT FROM task.draft o WHERE o.task_id = :task AND o.username = :to)
                """)
                .param("to", successor)
                .param("task", task.id())
                .param("from", person)
                .update();
        jdbc.sql("INSERT INTO task.handover_item (handover_id, task_id, at) VALUES (?, ?, ?)")
                .params(handover, task.id(), Timestamp.from(now))
                .update();
        history.add(
                task,
                Timeline.Entry.of(now, "handed-over", task.elementId(), by)
                        .opinion(reason)
                        .to(List.of(successor))
                        .onBehalfOf(person));
        changes.task(task.id(), task.recordId(), Changes.everyone(List.of(), person, successor));
    }

    private void offer(String person, String successor) {
        jdbc.sql("""
                INSERT INTO task.candidate (task_id, principal, due_at, claimable)
                SELECT task_id, :to, due_at, claimable FROM task.candidate WHERE principal = :from AND claimable
                ON CONFLICT DO NOTHING
                """).param("to", USER + successor).param("from", USER + person).update();
        jdbc.sql("DELETE FROM task.candidate WHERE principal = ? AND claimable")
                .param(USER + person)
                .update();
    }

    /** What comes to somebody who has left goes on to the successor, in the same transaction. */
    @EventListener
    @Order(10)
    void created(TaskCreated event) {
        jdbc.sql("""
                SELECT h.id, h.person, h.successor, h.by_whom, h.reason FROM task.task t
                CROSS JOIN LATERAL (SELECT * FROM task.handover WHERE person = t.assignee ORDER BY id DESC LIMIT 1) h
                WHERE t.id = ? AND t.state = 'open' AND h.future
                """)
                .param(event.taskId())
                .query((row, number) -> {
                    var task = jdbc.sql("SELECT * FROM task.task WHERE id = ?")
                            .param(event.taskId())
                            .query(Task::of)
                            .single();
                    move(
                            row.getLong("id"),
                            task,
                            row.getString("person"),
                            row.getString("successor"),
                            row.getString("by_whom"),
                            row.getString("reason"));
                    return task.id();
                })
                .list();
    }

    private void requireRight(Actor actor, String person) {
        var leaver = actors.get(person);
        var leads = actor.has("department-leader") && actor.subtree().contains(leaver.organisation());
        if (!leads && !actor.has("system-admin")) {
            throw Problem.forbidden("task.handover-not-yours", leaver.name());
        }
    }
}
