package io.jianguan.task;

import io.jianguan.audit.AuditLog;
import io.jianguan.engine.Engine;
import io.jianguan.identity.Actor;
import io.jianguan.process.Instances;
import io.jianguan.process.Processes;
import io.jianguan.process.Routes;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 撤销, 终止, 跳转: what is done to a whole instance, by those who take part and by operators. */
@Component
public class InstanceOperations {
    private final JdbcClient jdbc;
    private final Instances instances;
    private final Processes processes;
    private final Routes routes;
    private final Records records;
    private final Engine engine;
    private final Tasks tasks;
    private final Movement movement;
    private final Timeline timeline;
    private final AuditLog audit;
    private final TaskNotices notices;
    private final InitiatorNotices initiators;
    private final Changes changes;
    private final Clock clock;

    InstanceOperations(
            JdbcClient jdbc,
            Instances instances,
            Processes processes,
            Routes routes,
            Records records,
            Engine engine,
            Tasks tasks,
            Movement movement,
            Timeline timeline,
            AuditLog audit,
            TaskNotices notices,
            InitiatorNotices initiators,
            Changes changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.instances = instances;
        this.processes = processes;
        this.routes = routes;
        this.records = records;
        this.engine = engine;
        this.tasks = tasks;
        this.movement = movement;
        this.timeline = timeline;
        this.audit = audit;
        this.notices = notices;
        this.initiators = initiators;
        this.changes = changes;
        this.clock = clock;
    }

    /** What the actor may do to an instance. */
    record Offer(boolean cancel, boolean terminate, List<Routes.Step> jump) {}

    Offer offer(Actor actor, long instanceKey) {
        var instance = instances.get(actor, instanceKey);
        var running = instance.state().equals("running");
        return new Offer(
                running && mayCancel(actor, instance),
                running && mayTerminate(actor),
                running && actor.has("system-admin") ? routes.userTasks(instanceKey) : List.of());
    }

    private boolean mayCancel(Actor actor, Instances.Instance instance) {
        return actor.username().equals(instance.startedBy()) && canceledStatus(instance) != null;
    }

    private @Nullable String canceledStatus(Instances.Instance instance) {
        return processes.model(instance.processId(), instance.version()).property("canceledStatus");
    }

    private static boolean mayTerminate(Actor actor) {
        return actor.has("system-admin") || actor.has("business-admin");
    }

    /** @throws Problem {@code task.not-initiator}, {@code task.instance-over} */
    void cancel(Actor actor, long instanceKey, String reason) {
        var instance = instances.get(actor, instanceKey);
        if (!mayCancel(actor, instance)) {
            throw Problem.forbidden("task.not-initiator");
        }
        end(actor, instance, "canceled", reason);
    }

    /** @throws Problem {@code task.not-admin}, {@code task.instance-over} */
    void terminate(Actor actor, long instanceKey, String reason) {
        var instance = instances.get(actor, instanceKey);
        if (!mayTerminate(actor)) {
            throw Problem.forbidden("task.not-admin");
        }
        end(actor, instance, "terminated", reason);
    }

    /**
     * For operators, whose right the console has checked.
     *
     * @return id of the command to the engine
     * @throws Problem {@code task.instance-over}
     */
    public UUID terminate(long instanceKey, Actor operator, String reason) {
        return end(operator, instances.find(instanceKey), "terminated", reason);
    }

    /**
     * For operators, whose right the console has checked.
     *
     * @param from keys of the element instances that end
     * @param to id of the element that is entered
     * @return id of the command to the engine
     * @throws Problem {@code task.instance-over}, {@code process.moved}
     */
    public UUID move(long instanceKey, Actor operator, List<Long> from, String to, String reason) {
        var instance = instances.find(instanceKey);
        requireRunning(instance);
        var plan = routes.leaving(instanceKey, from);
        var name = processes.model(instance.processId(), instance.version()).nameOf(to);
        return take(operator, instance, plan, new Routes.Step(to, name), reason);
    }

    private UUID take(Actor actor, Instances.Instance instance, Routes.Plan plan, Routes.Step to, String reason) {
        log(actor, instance, "jumped", to.elementId(), reason);
        initiators.moved(actor, instance, to.name(), reason);
        return movement.go(actor, new Movement.Move(instance.key(), 0, "jumped", plan, to, null, List.of(), reason));
    }

    private UUID end(Actor actor, Instances.Instance instance, String kind, String reason) {
        requireRunning(instance);
        log(actor, instance, kind, null, reason);
        var status = canceledStatus(instance);
        if (status != null) {
            records.apply(
                    instance.registry(),
                    instance.recordId(),
                    Map.of(),
                    status,
                    new Records.Cause(actor.username(), reason));
        }
        var command = engine.cancelInstance(instance.key());
        var ended = jdbc.sql("""
                UPDATE task.task SET state = 'completing', ending = :kind, ended_at = :at
                WHERE instance_key = :instance AND state IN ('open', 'waiting') RETURNING *
                """)
                .param("kind", kind)
                .param("at", Timestamp.from(clock.instant()))
                .param("instance", instance.key())
                .query(Task::of)
                .list();
        ended.forEach(task -> {
            notices.holders("instance-" + kind, task, actor, reason);
            changes.task(task, tasks.everyone(task, task.startedBy()));
        });
        // Whoever holds a task of it has heard.
        if (kind.equals("terminated")
                && ended.stream().noneMatch(task -> Objects.equals(task.assignee(), instance.startedBy()))) {
            initiators.terminated(actor, instance, reason);
        }
        return command;
    }

    private void requireRunning(Instances.Instance instance) {
        if (!instance.state().equals("running")) {
            throw Problem.conflict("task.instance-over");
        }
    }

    private void log(Actor actor, Instances.Instance instance, String kind, @Nullable String elementId, String reason) {
        timeline.add(
                instance.key(),
                Timeline.Entry.of(clock.instant(), kind, elementId, actor.username())
                        .opinion(reason));
        audit.record(
                actor.username(),
                "instance." + kind,
                "instance:" + instance.key(),
                Map.of("record", instance.registry() + ":" + instance.recordId(), "reason", reason));
    }

    /** @throws Problem {@code task.not-admin}, {@code task.instance-over}, {@code task.no-target} */
    void jump(Actor actor, long instanceKey, String to, String reason) {
        var instance = instances.get(actor, instanceKey);
        if (!actor.has("system-admin")) {
            throw Problem.forbidden("task.not-admin");
        }
        requireRunning(instance);
        var target = routes.userTasks(instanceKey).stream()
                .filter(step -> step.elementId().equals(to))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("task.no-target", to));
        var plan = routes.to(instanceKey, null, target.elementId());
        take(actor, instance, plan, target, reason);
    }
}
