package io.jianguan.deadline;

import io.jianguan.audit.AuditLog;
import io.jianguan.deadline.Alerts.Alert;
import io.jianguan.deadline.LegalClock.State;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import io.jianguan.task.Decisions;
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
    private final Decisions decisions;
    private final Records records;
    private final Supervisions supervisions;
    private final Notifications notifications;
    private final Timeline timeline;
    private final AuditLog audit;
    private final Clock clock;

    Warnings(
            Clocks clocks,
            TaskFacts tasks,
            Decisions decisions,
            Records records,
            Supervisions supervisions,
            Notifications notifications,
            Timeline timeline,
            AuditLog audit,
            Clock clock) {
        this.clocks = clocks;
        this.tasks = tasks;
        this.decisions = decisions;
        this.records = records;
        this.supervisions = supervisions;
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
        var on = on(known, task);
        for (var action : stage.actions()) {
            switch (action) {
                case NOTIFY -> notices.add(notice(late ? "overdue" : "near", alert, known, on, on.holders()));
                case ESCALATE -> notices.add(notice("escalated", alert, known, on, on.leaders()));
                case DECIDE -> {
                    if (task != null) {
                        decisions.decide(task.id(), Objects.requireNonNull(stage.outcome()));
                    }
                }
                case URGE -> {
                    tell(task, "urged");
                    notices.add(notice("urged", alert, known, on, on.holders()));
                }
            }
        }
        audit.record(
                null,
                "deadline.warned",
                "clock:" + known.id(),
                Map.of("stage", alert.stage(), "round", alert.round(), "due", due.toString()));
    }

    /** What a clock is on, as the notices name it. */
    private record On(String name, String title, String link, Set<String> holders, Set<String> leaders) {}

    private On on(LegalClock known, @Nullable Fact task) {
        var leaders = Set.of(LEADER + known.owner());
        if (task != null) {
            return new On(task.name(), task.recordTitle(), "/tasks/" + task.id(), task.principals(), leaders);
        }
        if (known.supervisionId() != null) {
            var item = supervisions.find(known.supervisionId());
            return new On(
                    item.taskName(),
                    item.recordTitle(),
                    "/supervisions",
                    Set.of("user:" + item.addressee()),
                    Set.of("user:" + item.username()));
        }
        var registry = String.valueOf(known.registry());
        var record = Objects.requireNonNull(known.recordId());
        var label = known.rule().label();
        return new On(
                label == null ? "" : label.zh(),
                records.get(registry, record).title(),
                "/registries/" + registry + "/records/" + record,
                leaders,
                leaders);
    }

    private static Notice notice(String kind, Alert alert, LegalClock known, On on, Set<String> principals) {
        var due = Objects.requireNonNull(known.due()).atZone(Calendar.ZONE);
        var named = (known.supervisionId() == null ? "deadline-" : "supervision-") + kind;
        return new Notice(
                named,
                principals,
                List.of(on.name(), on.title(), TIME.format(due)),
                on.link(),
                named + ":" + alert.clockId() + ":" + alert.stage() + ":" + alert.round());
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
