package io.jianguan.task;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tasks that nobody answers in time. */
@Component
public class Decisions {
    private final Tasks tasks;
    private final Parts parts;
    private final Filing filing;
    private final FirstSteps steps;
    private final Changes changes;
    private final Clock clock;

    Decisions(Tasks tasks, Parts parts, Filing filing, FirstSteps steps, Changes changes, Clock clock) {
        this.tasks = tasks;
        this.parts = parts;
        this.filing = filing;
        this.steps = steps;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Completes a task in nobody's name, with the outcome that its rule names. A task that is no longer open stays as
     * it is.
     *
     * @param outcome value of the step's outcome key
     * @return whether it was decided
     */
    @Transactional
    public boolean decide(long taskId, String outcome) {
        var task = tasks.lock(taskId);
        if (!task.isMain() || task.state() != Task.State.OPEN && task.state() != Task.State.WAITING) {
            return false;
        }
        parts.cancel(taskId, clock.instant()).forEach(part -> changes.task(part, tasks.everyone(part)));
        steps.complete(task, filing.node(task), outcome, "overdue");
        changes.task(task, tasks.everyone(task, task.startedBy()));
        return true;
    }
}
