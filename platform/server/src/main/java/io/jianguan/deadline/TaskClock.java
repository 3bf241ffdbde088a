package io.jianguan.deadline;

import io.jianguan.engine.EngineEvent;
import io.jianguan.task.TaskClaimed;
import io.jianguan.task.TaskCreated;
import io.jianguan.task.TaskFacts;
import io.jianguan.task.TaskHanded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The clock of a task: started by the rule that its model names, and ended with it. */
@Component
class TaskClock {
    private final Clocks clocks;
    private final Starts starts;
    private final TaskFacts tasks;

    TaskClock(Clocks clocks, Starts starts, TaskFacts tasks) {
        this.clocks = clocks;
        this.starts = starts;
        this.tasks = tasks;
    }

    @EventListener
    void created(TaskCreated event) {
        var known = clocks.ofTask(event.taskId());
        if (known.isPresent()) {
            clocks.show(known.get());
            return;
        }
        var again = event.again();
        var before = again == null
                ? Optional.<LegalClock>empty()
                : clocks.ofTask(again.taskId()).filter(clock -> clock.rule().goesOnAfter(again.move()));
        if (again != null && before.isPresent()) {
            clocks.goOn(before.get(), event.taskId(), event.at(), again.move());
            return;
        }
        var start = start(event);
        if (start != null && (event.isHeld() || !start.rule().startsOnClaim())) {
            clocks.start(subject(event.taskId(), event.organisation()), start, event.dueAt());
        }
    }

    private Starts.@Nullable Start start(TaskCreated event) {
        var due = event.due();
        var deadline = event.deadline();
        if (event.dueAt() != null) {
            return new Starts.Start(Rule.inline(new Period(0, Period.Unit.DATE)), event.at(), null);
        }
        if (deadline != null) {
            return starts.of(deadline, event.at(), event.registry(), event.recordId());
        }
        return due == null ? null : new Starts.Start(Rule.inline(Period.parse(due)), event.at(), null);
    }

    private static Clocks.Subject subject(long taskId, String organisation) {
        return new Clocks.Subject(taskId, null, null, null, null, organisation);
    }

    /** Where the rule counts from then; a task that is given back and taken again keeps its clock. */
    @EventListener
    void claimed(TaskClaimed event) {
        if (clocks.ofTask(event.taskId()).isPresent()) {
            return;
        }
        tasks.timed(event.taskId()).ifPresent(task -> {
            var start = starts.of(task.deadline(), event.at(), task.registry(), task.recordId());
            if (start != null && start.rule().startsOnClaim()) {
                clocks.start(subject(event.taskId(), task.organisation()), start, null);
            }
        });
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
