package io.jianguan.task;

import io.jianguan.audit.AuditLog;
import io.jianguan.form.Forms;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.process.Timeline;
import io.jianguan.rest.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
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
    private final Forms forms;
    private final SubmissionLabels labels;
    private final SubmittedFiles files;

    TaskHistory(
            Timeline timeline,
            AuditLog audit,
            Actors actors,
            Forms forms,
            SubmissionLabels labels,
            SubmittedFiles files) {
        this.timeline = timeline;
        this.audit = audit;
        this.actors = actors;
        this.forms = forms;
        this.labels = labels;
        this.files = files;
    }

    void add(Task task, String kind, Actor actor, Instant at) {
        add(task, Timeline.Entry.of(at, kind, task.elementId(), actor.username()));
    }

    void add(Task task, Timeline.Entry entry) {
        timeline.add(task.instanceKey(), frozen(task, entry));
        audit.record(entry.username(), "task." + entry.kind(), "task:" + task.id(), details(task, entry));
    }

    /** A submission is told with what its codes said at the time, and which versions its files had. */
    private Timeline.Entry frozen(Task task, Timeline.Entry entry) {
        var form = entry.formId();
        var version = entry.formVersion();
        return form == null || version == null || entry.values().isEmpty()
                ? entry
                : entry.values(
                        files.with(task, labels.with(forms.get(form, version).schema(), entry.values())));
    }

    /** An opinion belongs to the submission; the reason of an operation to the log. */
    private static Map<String, Object> details(Task task, Timeline.Entry entry) {
        var details = new LinkedHashMap<String, Object>();
        details.put("step", task.elementId());
        details.put("record", task.registry() + ":" + task.recordId());
        if (entry.opinion() != null && entry.formId() == null) {
            details.put("reason", entry.opinion());
        }
        if (!entry.people().isEmpty()) {
            details.put("people", entry.people());
        }
        if (entry.onBehalfOf() != null) {
            details.put("onBehalfOf", entry.onBehalfOf());
        }
        return details;
    }

    Problem taken(Task task) {
        return Problem.conflict("task.taken", task.name(), nameOf(task.assignee()), at(task.claimedAt()));
    }

    Problem gone(Task task) {
        if (task.state() == Task.State.WAITING) {
            return Problem.conflict("task.waiting", task.name());
        }
        if (task.endedBy() == null) {
            return Problem.conflict("task.canceled", task.name());
        }
        var code = "returned".equals(task.ending()) ? "task.returned" : "task.gone";
        return Problem.conflict(code, task.name(), nameOf(task.endedBy()), at(task.endedAt()));
    }

    String nameOf(@Nullable String username) {
        return username == null ? "" : actors.names(List.of(username)).getOrDefault(username, username);
    }

    private static String at(@Nullable Instant instant) {
        return instant == null ? "" : WHEN.format(instant);
    }
}
