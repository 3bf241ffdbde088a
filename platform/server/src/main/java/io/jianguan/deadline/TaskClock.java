package io.jianguan.deadline;

import io.jianguan.task.TaskCreated;
import io.jianguan.task.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the clock of a new task, by the rule that its model names. */
@Component
class TaskClock {
    private final WorkCalendar calendar;
    private final Tasks tasks;

    TaskClock(WorkCalendar calendar, Tasks tasks) {
        this.calendar = calendar;
        this.tasks = tasks;
    }

    @EventListener
    void created(TaskCreated event) {
        var text = event.due();
        if (text != null) {
            var rule = DueRule.parse(text);
            tasks.setDue(event.taskId(), rule.from(event.at(), calendar), rule.explain(event.at()));
        }
    }
}
