package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.process.Timeline;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 转办: the task leaves whoever has it. */
@Component
class HandingOn {
    private final Tasks tasks;
    private final Allowed allowed;
    private final Signings signings;
    private final TaskHistory history;
    private final TaskNotices notices;
    private final Changes changes;
    private final Clock clock;

    HandingOn(
            Tasks tasks,
            Allowed allowed,
            Signings signings,
            TaskHistory history,
            TaskNotices notices,
            Changes changes,
            Clock clock) {
        this.tasks = tasks;
        this.allowed = allowed;
        this.signings = signings;
        this.history = history;
        this.notices = notices;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * By its holder where the step allows it; by who oversees the organisation always.
     *
     * @throws Problem {@code task.operation-off}, {@code task.taken}, {@code task.gone}, {@code task.person-unknown},
     *     {@code task.already-theirs}
     */
    void transfer(Actor actor, long id, String to, String reason) {
        var task = tasks.lock(id);
        tasks.requireOpen(task);
        if (!allowed.oversees(actor, task)) {
            tasks.requireHolder(actor, task);
            allowed.require(task, "transfer");
        }
        allowed.people(List.of(to));
        if (to.equals(task.assignee())) {
            throw Problem.conflict("task.already-theirs", history.nameOf(to), task.name());
        }
        var now = clock.instant();
        tasks.handOn(id, to, now);
        signings.handedOn(id, to);
        history.add(
                task,
                Timeline.Entry.of(now, "transferred", task.elementId(), actor.username())
                        .opinion(reason)
                        .to(List.of(to))
                        .onBehalfOf(allowed.absent(actor, task)));
        notices.of("task-transferred", task, Set.of(to), actor, reason);
        if (task.assignee() != null) {
            notices.takenAway(task, Set.of(task.assignee()), actor, reason, history.nameOf(to));
        }
        changes.task(task, tasks.everyone(task, to, actor.username()));
    }
}
