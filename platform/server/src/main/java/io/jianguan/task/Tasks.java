package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.process.Timeline;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tasks one by one: found, claimed, given back, given a due date. */
@Component
public class Tasks {
    private final JdbcClient jdbc;
    private final Changes changes;
    private final TaskHistory history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tasks(JdbcClient jdbc, Changes changes, TaskHistory history, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The task, for whoever may work on it, oversees it or worked on it.
     *
     * @throws Problem {@code task.unknown}, also where the actor may not see it
     */
    Task get(Actor actor, long id) {
        return find(id).filter(task -> isVisible(actor, task))
                .orElseThrow(() -> Problem.notFound("task.unknown", String.valueOf(id)));
    }

    Optional<Task> find(long id) {
        return jdbc.sql("SELECT * FROM task.task WHERE id = ?")
                .param(id)
                .query(Task::of)
                .optional();
    }

    private boolean isVisible(Actor actor, Task task) {
        var me = actor.username();
        return isHolder(actor, task)
                || me.equals(task.endedBy())
                || me.equals(task.startedBy())
                || actor.entitled(Actor.LEADER, task.owner(), task.processId()).isPresent()
                || isCandidate(actor, task)
                || isInvolved(me, task);
    }

    /** Has or had a part of it, or a copy. */
    private boolean isInvolved(String username, Task task) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM task.task WHERE id = :id AND :username = ANY (held_by))
                    OR EXISTS (SELECT FROM task.copy WHERE task_id = :id AND username = :username)
                    OR EXISTS (SELECT FROM task.task part WHERE part.parent_id = :id AND part.assignee = :username)
                    OR EXISTS (SELECT FROM task.task whole WHERE whole.id = :parent AND whole.assignee = :username)
                """)
                .param("id", task.id())
                .param("parent", task.parentId())
                .param("username", username)
                .query(Boolean.class)
                .single();
    }

    /** Whether the task is the actor's to do: the own one, or that of somebody who is away. */
    boolean isHolder(Actor actor, Task task) {
        return task.assignee() != null && actor.mayActFor(task.assignee(), task.processId());
    }

    /** @throws Problem {@code task.gone}, {@code task.taken}, {@code task.not-yours} */
    void requireHolder(Actor actor, Task task) {
        requireOpen(task);
        if (!isHolder(actor, task)) {
            throw task.assignee() == null ? Problem.conflict("task.not-yours", task.name()) : history.taken(task);
        }
    }

    /** Whom the actor stands in for on a task that somebody else holds; null where it is the own one. */
    static @Nullable String absent(Actor actor, Task task) {
        return task.isHeldBy(actor.username()) ? null : task.assignee();
    }

    Task lock(long id) {
        return jdbc.sql("SELECT * FROM task.task WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Task::of)
                .optional()
                .orElseThrow(() -> Problem.notFound("task.unknown", String.valueOf(id)));
    }

    boolean isCandidate(Actor actor, Task task) {
        return isCandidate(task.id(), actor.principals(task.processId()));
    }

    private boolean isCandidate(long id, Set<String> principals) {
        return jdbc.sql("SELECT count(*) FROM task.candidate WHERE task_id = :id AND principal IN (:principals)")
                        .param("id", id)
                        .param("principals", principals)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<String> candidates(long id) {
        return jdbc.sql("SELECT principal FROM task.candidate WHERE task_id = ? ORDER BY principal")
                .param(id)
                .query(String.class)
                .list();
    }

    /**
     * Takes a task that nobody holds.
     *
     * @throws Problem {@code task.taken} with who took it and when; {@code task.gone} if it is done or canceled;
     *     {@code task.not-candidate}
     */
    @Transactional
    public void claim(Actor actor, long id) {
        var task = lock(id);
        if (task.isHeldBy(actor.username()) && task.isOpen()) {
            return;
        }
        if (!isCandidate(actor, task)) {
            throw Problem.forbidden("task.not-candidate", task.name());
        }
        requireOpen(task);
        if (task.assignee() != null) {
            throw history.taken(task);
        }
        var now = clock.instant();
        assign(id, actor.username(), now);
        var absent = represented(actor, task);
        jdbc.sql("UPDATE task.task SET on_behalf_of = ? WHERE id = ?")
                .param(absent)
                .param(id)
                .update();
        history.add(
                task,
                Timeline.Entry.of(now, "claimed", task.elementId(), actor.username())
                        .onBehalfOf(absent));
        changes.task(task, everyone(task, actor.username()));
    }

    /** Who is away and was offered the task that the actor was not offered. */
    private @Nullable String represented(Actor actor, Task task) {
        return isCandidate(task.id(), actor.principals())
                ? null
                : actor.represents().stream()
                        .filter(one -> actor.mayActFor(one.username(), task.processId()))
                        .filter(one -> isCandidate(task.id(), one.principals()))
                        .map(Actor.Representation::username)
                        .findFirst()
                        .orElse(null);
    }

    /** Gives a claimed task back to its candidates. @throws Problem {@code task.not-yours}, {@code task.gone} */
    @Transactional
    public void unclaim(Actor actor, long id) {
        var task = lock(id);
        requireOpen(task);
        if (!isHolder(actor, task) || candidates(id).isEmpty()) {
            throw Problem.conflict("task.not-yours", task.name());
        }
        assign(id, null, null);
        history.add(task, "unclaimed", actor, clock.instant());
        changes.task(task, everyone(task, actor.username()));
    }

    void handOn(long id, String username, Instant at) {
        jdbc.sql("UPDATE task.task SET held_by = held_by || assignee WHERE id = ? AND assignee IS NOT NULL")
                .param(id)
                .update();
        assign(id, username, at);
    }

    private void assign(long id, @Nullable String username, @Nullable Instant at) {
        jdbc.sql("UPDATE task.task SET assignee = ?, claimed_at = ? WHERE id = ?")
                .param(username)
                .param(at == null ? null : Timestamp.from(at))
                .param(id)
                .update();
        jdbc.sql("UPDATE task.candidate SET claimable = ? WHERE task_id = ?")
                .params(username == null, id)
                .update();
        events.publishEvent(at == null ? new TaskUnclaimed(id) : new TaskClaimed(id, at));
    }

    /**
     * What a clock says of a task.
     *
     * @param dueAt null while it is paused
     * @param nearAt when it begins to be near; null while it is paused
     * @param category what the cockpit counts it under
     */
    public record Due(
            @Nullable Instant dueAt,
            @Nullable Instant nearAt,
            boolean paused,
            @Nullable String category,
            String explanation,
            String explanationEn) {}

    /** Parts of the task that others work on show the same. */
    @Transactional
    public void setDue(long id, Due due) {
        var dueAt = orNever(due.dueAt());
        jdbc.sql("""
                UPDATE task.task SET due_at = ?, near_at = ?, paused = ?, clock_category = ?, due_explanation = ?,
                    due_explanation_en = ?
                WHERE id IN (
                    WITH RECURSIVE part AS (
                        SELECT ?::bigint AS id
                        UNION ALL
                        SELECT t.id FROM task.task t JOIN part ON t.parent_id = part.id
                        WHERE t.state IN ('open', 'waiting'))
                    SELECT id FROM part)
                """)
                .param(dueAt)
                .param(orNever(due.nearAt()))
                .param(due.paused())
                .param(due.category())
                .param(due.explanation())
                .param(due.explanationEn())
                .param(id)
                .update();
        jdbc.sql("UPDATE task.candidate SET due_at = ? WHERE task_id = ?")
                .params(dueAt, id)
                .update();
    }

    private static Timestamp orNever(@Nullable Instant at) {
        return at == null ? new Timestamp(PGStatement.DATE_POSITIVE_INFINITY) : Timestamp.from(at);
    }

    /**
     * What was typed into one version of a form is not taken for another.
     *
     * @param version the form it was typed into; null: not said
     * @throws Problem {@code task.form-changed}
     */
    static void requireForm(Task task, @Nullable Integer version) {
        if (version != null && version != task.formVersion()) {
            throw Problem.conflict("task.form-changed", task.name(), task.formVersion());
        }
    }

    void requireOpen(Task task) {
        if (!task.isOpen()) {
            throw history.gone(task);
        }
    }

    Set<String> everyone(Task task, @Nullable String... usernames) {
        return Changes.everyone(candidates(task.id()), task.assignee(), usernames);
    }
}
