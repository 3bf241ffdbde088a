package io.jianguan.deadline;

import io.jianguan.engine.EngineEvent;
import io.jianguan.rest.Problem;
import io.jianguan.task.TaskCreated;
import io.jianguan.task.TaskFacts;
import io.jianguan.task.TaskHanded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The clock of a task: started with it, by the rule that its model names, and ended with it. */
@Component
class TaskClock {
    private static final Logger log = LoggerFactory.getLogger(TaskClock.class);
    private final Clocks clocks;
    private final Rules rules;
    private final TaskFacts tasks;

    TaskClock(Clocks clocks, Rules rules, TaskFacts tasks) {
        this.clocks = clocks;
        this.rules = rules;
        this.tasks = tasks;
    }

    @EventListener
    void created(TaskCreated event) {
        var known = clocks.ofTask(event.taskId());
        if (known.isPresent()) {
            clocks.show(known.get());
            return;
        }
        var rule = rule(event);
        if (rule != null) {
            var subject = new Clocks.Subject(event.taskId(), null, null, null, null, event.organisation());
            clocks.start(subject, rule, event.at(), event.dueAt());
        }
    }

    private @Nullable Rule rule(TaskCreated event) {
        var due = event.due();
        if (event.dueAt() != null) {
            return Rule.inline(new Period(0, Period.Unit.DATE));
        }
        if (event.deadline() != null) {
            try {
                return rules.inForce(event.deadline(), Calendar.dayOf(event.at()));
            } catch (Problem missing) {
                // A task without a clock is better than one that nobody finds.
                log.error("Task {} has no clock: {}", event.taskId(), missing.getMessage());
                return null;
            }
        }
        return due == null ? null : Rule.inline(Period.parse(due));
    }

    @EventListener
    void handed(TaskHanded event) {
        clocks.ofTask(event.taskId())
                .filter(known -> known.state() != LegalClock.State.ENDED)
                .ifPresent(known -> clocks.hand(known.id(), event.organisation()));
    }

    /** What counts is when it was submitted, however long the engine took to hear of it. */
    @EventListener
    void ended(EngineEvent.UserTaskEnded event) {
        clocks.endOfTask(event.taskKey(), tasks.endedAt(event.taskKey()).orElse(event.at()));
    }
}
