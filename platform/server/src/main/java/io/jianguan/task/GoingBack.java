package io.jianguan.task;

import io.jianguan.form.TypedDrafts;
import io.jianguan.identity.Actor;
import io.jianguan.process.Instances;
import io.jianguan.process.Routes;
import io.jianguan.process.Timeline;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 退回 and 撤回: an instance is taken to a step where it has been. */
@Component
class GoingBack {
    private final JdbcClient jdbc;
    private final TypedDrafts typed;
    private final Tasks tasks;
    private final Allowed allowed;
    private final Routes routes;
    private final Instances instances;
    private final Movement movement;
    private final TaskHistory history;
    private final TaskNotices notices;
    private final Clock clock;

    GoingBack(
            JdbcClient jdbc,
            TypedDrafts typed,
            Tasks tasks,
            Allowed allowed,
            Routes routes,
            Instances instances,
            Movement movement,
            TaskHistory history,
            TaskNotices notices,
            Clock clock) {
        this.jdbc = jdbc;
        this.typed = typed;
        this.tasks = tasks;
        this.allowed = allowed;
        this.routes = routes;
        this.instances = instances;
        this.movement = movement;
        this.history = history;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * @param kind {@code previous}, {@code initiator} or {@code visited}
     * @param handler who will get it; null: whomever the model names
     */
    record Target(String elementId, String name, String kind, TaskView.@Nullable Person handler) {}

    /** Steps to which a task can be returned, the nearest first. */
    List<Target> targets(Task task) {
        var previous = routes.previous(task.instanceKey(), task.elementId());
        var first = routes.first(task.instanceKey(), task.elementId());
        var targets = new ArrayList<Target>();
        for (var step : routes.visited(task.instanceKey(), task.elementId())) {
            var kind = step.equals(previous) ? "previous" : step.equals(first) ? "initiator" : "visited";
            targets.add(new Target(step.elementId(), step.name(), kind, person(handler(task, step.elementId()))));
        }
        targets.sort(Comparator.comparing(
                target -> List.of("previous", "initiator", "visited").indexOf(target.kind())));
        return targets;
    }

    private TaskView.@Nullable Person person(@Nullable String username) {
        return username == null ? null : new TaskView.Person(username, history.nameOf(username));
    }

    /** Whose task it was when the instance was there last. */
    private @Nullable String handler(Task task, String elementId) {
        return jdbc.sql("""
                SELECT coalesce(assignee, '') FROM task.task
                WHERE instance_key = ? AND element_id = ? AND kind = 'main' AND state = 'done'
                ORDER BY ended_at DESC, id DESC LIMIT 1
                """)
                .params(task.instanceKey(), elementId)
                .query(String.class)
                .optional()
                .filter(username -> !username.isEmpty())
                .orElse(null);
    }

    /**
     * @param to {@code previous}, {@code initiator} or the id of a visited step
     * @param straightBack whether its completion there comes straight back here
     * @throws Problem {@code task.no-target}, {@code process.joined}, {@code task.operation-off} and as for completing
     */
    void giveBack(Actor actor, long id, String to, boolean straightBack, String reason) {
        var task = tasks.lock(id);
        tasks.requireHolder(actor, task);
        allowed.require(task, "return");
        if (!task.isMain()) {
            throw Problem.forbidden("task.operation-off", task.name());
        }
        var target = target(task, to);
        var plan = routes.to(task.instanceKey(), task.elementId(), target.elementId());
        var handler = target.handler() == null ? null : target.handler().username();
        history.add(
                task,
                Timeline.Entry.of(clock.instant(), "returned", task.elementId(), actor.username())
                        .opinion(reason)
                        .to(handler == null ? List.of() : List.of(handler))
                        .onBehalfOf(Tasks.absent(actor, task)));
        movement.go(
                actor,
                new Movement.Move(
                        task.instanceKey(),
                        id,
                        "returned",
                        plan,
                        new Routes.Step(target.elementId(), target.name()),
                        handler,
                        straightBack ? plan.left() : List.of(),
                        reason));
        if (handler != null) {
            notices.of("task-returned", task, Set.of(handler), actor, reason);
        }
    }

    private Target target(Task task, String to) {
        return targets(task).stream()
                .filter(target -> target.elementId().equals(to)
                        || target.kind().equals(to)
                        || to.equals("initiator") && Objects.equals(target.elementId(), firstOf(task)))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("task.no-target", task.name()));
    }

    private @Nullable String firstOf(Task task) {
        var first = routes.first(task.instanceKey(), task.elementId());
        return first == null ? null : first.elementId();
    }

    /**
     * Takes the own completed task again, while nobody has touched what followed.
     *
     * @throws Problem {@code task.too-late} if somebody has, {@code task.instance-over}, {@code task.not-last} if the
     *     actor did not complete it
     */
    void withdraw(Actor actor, long id, @Nullable String reason) {
        var task = tasks.lock(id);
        lockLive(task);
        var plan = wayBack(actor, task);
        var entry = Timeline.Entry.of(clock.instant(), "withdrawn", task.elementId(), actor.username());
        history.add(task, reason == null || reason.isBlank() ? entry : entry.opinion(reason));
        movement.go(
                actor,
                new Movement.Move(
                        task.instanceKey(),
                        0,
                        "withdrawn",
                        plan,
                        new Routes.Step(task.elementId(), task.name()),
                        task.assignee(),
                        List.of(),
                        reason == null ? "" : reason));
    }

    /** Whether {@link #withdraw} would do it now. */
    boolean isWithdrawable(Actor actor, Task task) {
        try {
            wayBack(actor, task);
            return true;
        } catch (Problem impossible) {
            return false;
        }
    }

    private Routes.Plan wayBack(Actor actor, Task task) {
        if (!task.isMain()
                || task.state() != Task.State.DONE
                || !actor.username().equals(task.endedBy())
                || task.ending() != null) {
            throw Problem.conflict("task.not-last", task.name());
        }
        allowed.require(task, "withdraw");
        if (!instances.find(task.instanceKey()).state().equals("running")) {
            throw Problem.conflict("task.instance-over");
        }
        var plan = routes.to(task.instanceKey(), task.elementId(), task.elementId());
        requireUntouched(task, plan);
        return plan;
    }

    /** The task that a withdrawn one became, once it is there. */
    Optional<Task> again(Task withdrawn) {
        return jdbc.sql("""
                SELECT * FROM task.task
                WHERE instance_key = ? AND element_id = ? AND kind = 'main' AND state = 'open' AND id <> ?
                ORDER BY created_at DESC, id DESC LIMIT 1
                """)
                .params(withdrawn.instanceKey(), withdrawn.elementId(), withdrawn.id())
                .query(Task::of)
                .optional();
    }

    /** Nobody begins what followed while it is looked at. */
    private void lockLive(Task task) {
        jdbc.sql("""
                SELECT id FROM task.task WHERE instance_key = ? AND state IN ('open', 'waiting') ORDER BY id FOR UPDATE
                """).param(task.instanceKey()).query(Long.class).list();
    }

    private List<Task> followers(Task task, Routes.Plan plan) {
        return jdbc.sql("""
                SELECT * FROM task.task WHERE instance_key = :instance AND element_id IN (:left)
                    AND state IN ('open', 'waiting')
                """)
                .param("instance", task.instanceKey())
                .param("left", plan.left())
                .query(Task::of)
                .list();
    }

    /** Every token is at a task that came after, that nobody has accepted, begun or answered. */
    private void requireUntouched(Task task, Routes.Plan plan) {
        var followers = followers(task, plan);
        var untouched = followers.stream().filter(Task::isMain).count()
                        == plan.terminate().size()
                && followers.stream()
                        .allMatch(follower -> follower.claimedAt() == null
                                && !follower.elementId().equals(task.elementId())
                                && task.endedAt() != null
                                && !follower.createdAt().isBefore(task.endedAt()))
                && !hasTraces(followers);
        if (!untouched) {
            throw Problem.conflict("task.too-late", task.name());
        }
    }

    private boolean hasTraces(List<Task> followers) {
        var subjects = followers.stream().map(Task::id).map(Drafts::subject).toList();
        return typed.any(subjects)
                || !followers.isEmpty()
                        && jdbc.sql("""
                        SELECT EXISTS (SELECT FROM task.task WHERE parent_id IN (:ids) AND state = 'done')
                            OR EXISTS (SELECT FROM task.signing s JOIN task.signer a ON a.signing_id = s.id
                                WHERE s.task_id IN (:ids) AND a.added_by IS NOT NULL)
                        """)
                                .param("ids", followers.stream().map(Task::id).toList())
                                .query(Boolean.class)
                                .single();
    }
}
