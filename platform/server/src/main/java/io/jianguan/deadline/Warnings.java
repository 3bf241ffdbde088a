package io.jianguan.deadline;

import io.jianguan.audit.AuditLog;
import io.jianguan.deadline.Alerts.Alert;
import io.jianguan.deadline.LegalClock.State;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import io.jianguan.task.TaskFacts;
import io.jianguan.task.TaskFacts.Fact;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what a warning of a rule says, in the caller's transaction. */
@Component
class Warnings {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String LEADER = "department-leader@";
    private final Clocks clocks;
    private final TaskFacts tasks;
    private final Records records;
    private final Notifications notifications;
    private final Timeline timeline;
    private final AuditLog audit;
    private final Clock clock;

    Warnings(
            Clocks clocks,
            TaskFacts tasks,
            Records records,
            Notifications notifications,
            Timeline timeline,
            AuditLog audit,
            Clock clock) {
        this.clocks = clocks;
        this.tasks = tasks;
        this.records = records;
        this.notifications = notifications;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    void act(List<Alert> alerts) {
        var known = clocks.find(alerts.stream().map(Alert::clockId).distinct().toList());
        var facts = tasks.find(known.values().stream()
                .map(LegalClock::taskId)
                .filter(Objects::nonNull)
                .toList());
        var notices = new ArrayList<Notice>();
        alerts.forEach(alert -> act(alert, Objects.requireNonNull(known.get(alert.clockId())), facts, notices));
        notifications.tell(notices);
    }

    private void act(Alert alert, LegalClock known, Map<Long, Fact> facts, List<Notice> notices) {
        var task = known.taskId() == null ? null : facts.get(known.taskId());
        if (known.taskId() != null && (task == null || !task.open())) {
            // Submitted in time, though the engine has not yet said so.
            return;
        }
        if (known.state() == State.ENDED) {
            return;
        }
        if (alert.stage().equals(Alerts.PAUSE_ENDS)) {
            if (known.state() == State.PAUSED) {
                clocks.resume(known.id(), null, null);
                tell(task, "resumed");
            }
            return;
        }
        var stage = known.rule().warning(alert.stage());
        var due = known.due();
        if (stage == null || due == null) {
            return;
        }
        if (stage.offset().place() == Offset.Place.DUE) {
            tell(task, "overdue");
        }
        var late = !alert.fireAt().isBefore(due);
        for (var action : stage.actions()) {
            switch (action) {
                case NOTIFY ->
                    notices.add(notice(
                            late ? "deadline-overdue" : "deadline-near", alert, known, task, holders(known, task)));
                case ESCALATE ->
                    notices.add(notice("deadline-escalated", alert, known, task, Set.of(LEADER + known.owner())));
                case URGE -> {
                    tell(task, "urged");
                    notices.add(notice("deadline-urged", alert, known, task, holders(known, task)));
                }
                case DECIDE -> {}
            }
        }
        audit.record(
                null,
                "deadline.warned",
                "clock:" + known.id(),
                Map.of("stage", alert.stage(), "round", alert.round(), "due", due.toString()));
    }

    private static Set<String> holders(LegalClock known, @Nullable Fact task) {
        return task == null ? Set.of(LEADER + known.owner()) : task.principals();
    }

    private Notice notice(String kind, Alert alert, LegalClock known, @Nullable Fact task, Set<String> principals) {
        var due = Objects.requireNonNull(known.due()).atZone(Calendar.ZONE);
        return new Notice(
                kind,
                principals,
                List.of(
                        task == null ? title(known) : task.name(),
                        task == null ? "" : task.recordTitle(),
                        TIME.format(due)),
                task == null
                        ? "/registries/" + known.registry() + "/records/" + known.recordId()
                        : "/tasks/" + task.id(),
                kind + ":" + alert.clockId() + ":" + alert.stage() + ":" + alert.round());
    }

    private static String label(LegalClock known) {
        var label = known.rule().label();
        return label == null ? "" : label.zh();
    }

    private String title(LegalClock known) {
        var registry = known.registry();
        var record = known.recordId();
        return registry == null || record == null
                ? ""
                : records.get(registry, record).title();
    }

    private void tell(@Nullable Fact task, String kind) {
        if (task != null) {
            timeline.add(
                    task.instanceKey(),
                    Timeline.Entry.of(clock.instant(), kind, task.elementId(), null)
                            .to(task.assignee() == null ? List.of() : List.of(task.assignee())));
        }
    }
}
