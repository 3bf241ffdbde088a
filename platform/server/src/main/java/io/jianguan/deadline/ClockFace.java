package io.jianguan.deadline;

import io.jianguan.task.Tasks;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

    void show(LegalClock clock, @Nullable Instant near) {
        var task = clock.taskId();
        if (task != null) {
            tasks.setDue(
                    task,
                    new Tasks.Due(
                            clock.due(),
                            near,
                            clock.state() == LegalClock.State.PAUSED,
                            clock.rule().category(),
                            text.of(clock.explanation(), Locale.SIMPLIFIED_CHINESE),
                            text.of(clock.explanation(), Locale.ENGLISH)));
        }
    }
}
