package io.jianguan.deadline;

import io.jianguan.audit.AuditLog;
import io.jianguan.deadline.Alerts.Alert;
import io.jianguan.deadline.LegalClock.State;
import io.jianguan.deadline.Subjects.On;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.process.Timeline;
import io.jianguan.task.Decisions;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what the warnings of rules say, in the caller's transaction: many at once, by a few statements. */
@Component
class Warnings {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private final Clocks clocks;
    private final Subjects subjects;
    private final Decisions decisions;
    private final Notifications notifications;
    private final ClockTimeline courses;
    private final Timeline timeline;
    private final AuditLog audit;
    private final ClockText text;
    private final Clock clock;

    Warnings(
            Clocks clocks,
            Subjects subjects,
            Decisions decisions,
            Notifications notifications,
            ClockTimeline courses,
            Timeline timeline,
            AuditLog audit,
            ClockText text,
            Clock clock) {
        this.clocks = clocks;
        this.subjects = subjects;
        this.decisions = decisions;
        this.notifications = notifications;
        this.courses = courses;
        this.timeline = timeline;
        this.audit = audit;
        this.text = text;
        this.clock = clock;
    }

    void act(List<Alert> alerts) {
        var known = clocks.find(alerts.stream().map(Alert::clockId).distinct().toList());
        var on = subjects.of(known.values());
        var round = new Round(clock.instant());
        for (var alert : alerts) {
            round.act(alert, Objects.requireNonNull(known.get(alert.clockId())), on.get(alert.clockId()));
        }
        timeline.add(round.entries);
        if (!round.warned.isEmpty()) {
            audit.record(null, "deadline.warned", round.subject(), Map.of("warned", round.warned));
        }
        notifications.tell(round.notices);
    }

    /** Gathers what is written at once. */
    private final class Round {
        private final Instant now;
        private final List<Notice> notices = new ArrayList<>();
        private final List<Timeline.Addition> entries = new ArrayList<>();
        private final List<Map<String, Object>> warned = new ArrayList<>();

        Round(Instant now) {
            this.now = now;
        }

        void act(Alert alert, LegalClock known, @Nullable On on) {
            // A task may be submitted in time though the engine has not yet said so.
            if (known.state() == State.ENDED
                    || on == null
                    || on.task() != null && !on.task().isUnderWay()) {
                return;
            }
            if (alert.stage().equals(Alerts.PAUSE_ENDS)) {
                if (known.state() == State.PAUSED) {
                    clocks.resume(known.id(), null, null);
                    tell(known, on, "resumed");
                }
                return;
            }
            var stage = known.rule().warning(alert.stage());
            var due = known.due();
            if (stage != null && due != null) {
                warn(alert, known, on, stage, due);
            }
        }

        private void warn(Alert alert, LegalClock known, On on, Rule.Stage stage, Instant due) {
            if (stage.offset().place() == Offset.Place.DUE) {
                tell(known, on, "overdue");
            }
            var late = !alert.fireAt().isBefore(due);
            for (var action : stage.actions()) {
                switch (action) {
                    case NOTIFY -> tellHolders(kind(stage, late), alert, known, on);
                    case ESCALATE -> notices.add(notice("escalated", alert, known, on, on.link(), on.leaders()));
                    case DECIDE -> {
                        if (on.task() != null) {
                            decisions.decide(on.task().id(), Objects.requireNonNull(stage.outcome()));
                        }
                    }
                    case URGE -> {
                        tell(known, on, "urged");
                        tellHolders("urged", alert, known, on);
                    }
                }
            }
            warned.add(
                    Map.of("clock", known.id(), "stage", alert.stage(), "round", alert.round(), "due", due.toString()));
        }

        private static String kind(Rule.Stage stage, boolean late) {
            return late ? "overdue" : stage.stage().equals("half") ? "half" : "near";
        }

        /** One entry of the log for all that a round warned of. */
        private String subject() {
            return warned.size() == 1 ? "clock:" + warned.getFirst().get("clock") : "clocks";
        }

        private void tellHolders(String kind, Alert alert, LegalClock known, On on) {
            on.holders()
                    .forEach(holder -> notices.add(notice(kind, alert, known, on, holder.link(), holder.principals())));
        }

        private void tell(LegalClock known, On on, String kind) {
            var task = on.task();
            var entry = Timeline.Entry.of(now, kind, task == null ? null : task.elementId(), null);
            courses.addition(known, task, task == null ? entry : entry.to(task.people()))
                    .ifPresent(entries::add);
        }
    }

    /** It explains itself, in both languages: whoever reads it may be away from the product. */
    private Notice notice(String kind, Alert alert, LegalClock known, On on, String link, Set<String> principals) {
        var due = Objects.requireNonNull(known.due()).atZone(Calendar.ZONE);
        var ofTask = known.supervisionId() == null;
        var named = (ofTask ? "deadline-" : "supervision-") + kind;
        var words = new ArrayList<>(List.of(on.name(), on.title(), TIME.format(due)));
        if (ofTask) {
            words.add(text.of(known.explanation(), Locale.SIMPLIFIED_CHINESE));
            words.add(text.of(known.explanation(), Locale.ENGLISH));
        }
        return new Notice(
                        named,
                        principals,
                        words,
                        link,
                        named + ":" + alert.clockId() + ":" + alert.stage() + ":" + alert.round())
                .in(on.process());
    }
}
