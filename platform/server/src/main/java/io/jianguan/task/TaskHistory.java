package io.jianguan.task;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.process.Timeline;
import io.jianguan.rest.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to a task: written to timeline and audit log, and told to whoever comes too late. */
@Component
class TaskHistory {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private final Timeline timeline;
    private final AuditLog audit;
    private final Actors actors;

    TaskHistory(Timeline timeline, AuditLog audit, Actors actors) {
        this.timeline = timeline;
        this.audit = audit;
        this.actors = actors;
    }

    void add(Task task, String kind, Actor actor, Instant at) {
        add(task, Timeline.Entry.of(at, kind, task.elementId(), actor.username()));
    }

    void add(Task task, Timeline.Entry entry) {
        timeline.add(task.instanceKey(), entry);
        audit.record(
                entry.username(),
                "task." + entry.kind(),
                "task:" + task.id(),
                Map.of("step", task.elementId(), "record", task.registry() + ":" + task.recordId()));
    }

    Problem taken(Task task) {
        return Problem.conflict("task.taken", task.name(), nameOf(task.assignee()), at(task.claimedAt()));
    }

    Problem gone(Task task) {
        return task.endedBy() == null
                ? Problem.conflict("task.canceled", task.name())
                : Problem.conflict("task.gone", task.name(), nameOf(task.endedBy()), at(task.endedAt()));
    }

    private String nameOf(@Nullable String username) {
        return username == null ? "" : actors.names(List.of(username)).getOrDefault(username, username);
    }

    private static String at(@Nullable Instant instant) {
        return instant == null ? "" : WHEN.format(instant);
    }
}
