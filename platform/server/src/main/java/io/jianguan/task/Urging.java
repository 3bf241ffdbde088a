package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.process.Timeline;
import io.jianguan.rest.Problem;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 催办: a nudge to whoever has the task, by whoever started the process or oversees it. */
@Component
class Urging {
    private final Nudges nudges;
    private final Tasks tasks;
    private final Allowed allowed;
    private final Parts parts;
    private final TaskHistory history;
    private final TaskNotices notices;
    private final Clock clock;

    Urging(
            JdbcClient jdbc,
            Tasks tasks,
            Allowed allowed,
            Parts parts,
            TaskHistory history,
            TaskNotices notices,
            Clock clock) {
        this.nudges = new Nudges(jdbc, "task.urge", "task_id");
        this.tasks = tasks;
        this.allowed = allowed;
        this.parts = parts;
        this.history = history;
        this.notices = notices;
        this.clock = clock;
    }

    /** @throws Problem {@code task.urged} if the same person did within ten minutes, {@code task.not-urgeable} */
    void urge(Actor actor, long id, @Nullable String reason) {
        tasks.get(actor, id);
        var task = tasks.lock(id);
        if (!task.isOpen() && task.state() != Task.State.WAITING) {
            throw history.gone(task);
        }
        if (!allowed.oversees(actor, task)) {
            allowed.require(task, "urge");
            if (!actor.username().equals(task.startedBy())) {
                throw Problem.forbidden("task.not-urgeable", task.name());
            }
        }
        var now = clock.instant();
        var text = reason == null ? "" : reason.strip();
        if (!nudges.add(id, actor.username(), text, now)) {
            throw Problem.conflict("task.urged", task.name(), Nudges.PAUSE.toMinutes());
        }
        var entry = Timeline.Entry.of(now, "urged", task.elementId(), actor.username())
                .onBehalfOf(allowed.absent(actor, task));
        history.add(task, text.isEmpty() ? entry : entry.opinion(text));
        notices.holders("task-urged", task, actor, text);
        parts.live(id).forEach(part -> notices.holders("task-urged", part, actor, text));
    }
}
