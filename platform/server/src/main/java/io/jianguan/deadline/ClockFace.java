package io.jianguan.deadline;

import io.jianguan.task.Tasks;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows a clock on its task, in both languages, so that every list has it at hand. */
@Component
class ClockFace {
    private final Tasks tasks;
    private final ClockText text;

    ClockFace(Tasks tasks, ClockText text) {
        this.tasks = tasks;
        this.text = text;
    }

    void show(long task, Rule rule, LegalClock.State state, Reckoned reckoned) {
        tasks.setDue(
                task,
                new Tasks.Due(
                        reckoned.due(),
                        reckoned.near(),
                        state == LegalClock.State.PAUSED,
                        rule.category(),
                        text.of(reckoned.explanation(), Locale.SIMPLIFIED_CHINESE),
                        text.of(reckoned.explanation(), Locale.ENGLISH)));
    }
}
