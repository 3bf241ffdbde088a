package io.jianguan.task;

import io.jianguan.form.TypedDrafts;
import io.jianguan.process.Timeline;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves tasks to a successor: those that are there when somebody leaves, and those that come later. */
@Component
class Succession {
    private static final String USER = "user:";
    private final JdbcClient jdbc;
    private final TypedDrafts typed;
    private final Signings signings;
    private final TaskHistory history;
    private final Changes changes;
    private final Clock clock;

    Succession(
            JdbcClient jdbc, TypedDrafts typed, Signings signings, TaskHistory history, Changes changes, Clock clock) {
        this.jdbc = jdbc;
        this.typed = typed;
        this.signings = signings;
        this.history = history;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param by who handed over */
    record Handover(long id, String person, String successor, String by, String reason) {}

    /** The task, the draft of it and the place among those asked. */
    void move(Handover handover, Task task) {
        var now = clock.instant();
        jdbc.sql("UPDATE task.task SET assignee = ?, claimed_at = ?, held_by = held_by || assignee WHERE id = ?")
                .params(handover.successor(), Timestamp.from(now), task.id())
                .update();
        signings.handedOn(task.id(), handover.successor());
        typed.handOn(Drafts.subject(task.id()), handover.person(), handover.successor());
        record(handover, task);
    }

    /** @return how many offers to the person are offers to the successor now */
    int offers(Handover handover) {
        var offered =
                jdbc.sql("""
                SELECT t.* FROM task.candidate c JOIN task.task t ON t.id = c.task_id
                WHERE c.principal = ? AND c.claimable AND t.state = 'open' FOR UPDATE OF t
                """).param(USER + handover.person()).query(Task::of).list();
        offered.forEach(task -> offer(handover, task));
        return offered.size();
    }

    private void offer(Handover handover, Task task) {
        jdbc.sql("""
                WITH before AS (DELETE FROM task.candidate WHERE task_id = :task AND principal = :from RETURNING *)
                INSERT INTO task.candidate (task_id, principal, due_at, claimable)
                SELECT task_id, :to, due_at, claimable FROM before
                ON CONFLICT DO NOTHING
                """)
                .param("task", task.id())
                .param("from", USER + handover.person())
                .param("to", USER + handover.successor())
                .update();
        record(handover, task);
    }

    /** With both names. */
    private void record(Handover handover, Task task) {
        var now = clock.instant();
        jdbc.sql("INSERT INTO task.handover_item (handover_id, task_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(handover.id(), task.id(), Timestamp.from(now))
                .update();
        history.add(
                task,
                Timeline.Entry.of(now, "handed-over", task.elementId(), handover.by())
                        .opinion(handover.reason())
                        .to(List.of(handover.successor()))
                        .onBehalfOf(handover.person()));
        changes.task(task, Changes.everyone(List.of(), handover.person(), handover.successor()));
    }

    /** What comes to somebody who has left goes on to the successor, in the same transaction. */
    @EventListener
    @Order(10)
    void created(TaskCreated event) {
        if (!concerns(event.taskId())) {
            return;
        }
        forward(event.taskId());
        for (var person : leftAmong(event.taskId())) {
            var seen = new HashSet<>(Set.of(person));
            for (var next = future(person);
                    next.isPresent() && seen.add(next.get().successor()); ) {
                offer(next.get(), task(event.taskId()));
                next = future(next.get().successor());
            }
        }
    }

    /** @return who holds the task at last, however many have left one after the other */
    @Nullable
    String forward(long taskId) {
        var seen = new HashSet<String>();
        var task = task(taskId);
        while (task.isOpen() && task.assignee() != null && seen.add(task.assignee())) {
            var next = future(task.assignee());
            if (next.isEmpty() || seen.contains(next.get().successor())) {
                break;
            }
            move(next.get(), task);
            task = task(taskId);
        }
        return task.assignee();
    }

    private boolean concerns(long taskId) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM task.task t JOIN task.handover h ON h.person = t.assignee AND h.future
                        WHERE t.id = :id)
                    OR EXISTS (SELECT FROM task.candidate c
                        JOIN task.handover h ON h.person = substr(c.principal, 6) AND h.future
                        WHERE c.task_id = :id AND c.principal LIKE 'user:%')
                """).param("id", taskId).query(Boolean.class).single();
    }

    private List<String> leftAmong(long taskId) {
        return jdbc.sql("""
                SELECT substr(c.principal, 6) FROM task.candidate c
                WHERE c.task_id = ? AND c.principal LIKE 'user:%'
                    AND EXISTS (SELECT FROM task.handover h WHERE h.person = substr(c.principal, 6) AND h.future)
                """).param(taskId).query(String.class).list();
    }

    /** Who gets at last what comes to a person from now on; the person, where nothing was handed over. */
    String lastOf(String person) {
        var seen = new HashSet<String>();
        var last = person;
        for (var next = future(last); seen.add(last) && next.isPresent(); next = future(last)) {
            last = next.get().successor();
        }
        return last;
    }

    /** To whom goes what comes to a person from now on. */
    private Optional<Handover> future(String person) {
        return jdbc.sql("""
                SELECT id, person, successor, by_whom AS by, reason FROM (
                    SELECT * FROM task.handover WHERE person = ? ORDER BY id DESC LIMIT 1) latest
                WHERE future
                """).param(person).query(Handover.class).optional();
    }

    private Task task(long id) {
        return jdbc.sql("SELECT * FROM task.task WHERE id = ?")
                .param(id)
                .query(Task::of)
                .single();
    }
}
