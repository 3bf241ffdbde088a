package io.jianguan.deadline;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import io.jianguan.task.TaskFacts;
import io.jianguan.task.TaskFacts.Fact;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do to clocks, each within what its rule allows. */
@Component
class ClockOperations {
    private final Clocks clocks;
    private final ExtensionRequests requests;
    private final TaskFacts tasks;
    private final Records records;
    private final ClockTimeline timeline;
    private final Subjects subjects;
    private final Notifications notifications;
    private final AuditLog audit;
    private final ClockText text;
    private final Clock clock;

    ClockOperations(
            Clocks clocks,
            ExtensionRequests requests,
            TaskFacts tasks,
            Records records,
            ClockTimeline timeline,
            Subjects subjects,
            Notifications notifications,
            AuditLog audit,
            ClockText text,
            Clock clock) {
        this.clocks = clocks;
        this.requests = requests;
        this.tasks = tasks;
        this.records = records;
        this.timeline = timeline;
        this.subjects = subjects;
        this.notifications = notifications;
        this.audit = audit;
        this.text = text;
        this.clock = clock;
    }

    /** @param task null for a clock that is on no task */
    record Reach(LegalClock clock, @Nullable Fact task, boolean mayPause, boolean mayExtend, boolean mayAsk) {}

    /** A clock that the actor may see, and what they may do to it. @throws Problem {@code deadline.unknown} */
    Reach reach(Actor actor, long id) {
        return reach(actor, clocks.find(id));
    }

    Reach reach(Actor actor, LegalClock known) {
        var task = known.taskId() == null ? null : tasks.get(actor, known.taskId());
        if (task == null && known.registry() != null && known.recordId() != null) {
            records.get(actor, known.registry(), known.recordId());
        }
        var leads = leads(actor, Actor.LEADER, known, task);
        var holds = holds(actor, known, task);
        var extension = known.rule().extension();
        var open = known.state() != LegalClock.State.ENDED && (task == null || task.isUnderWay());
        var extensible = open
                && extension != null
                && !isOver(known)
                && known.explanation().extensions().size() < extension.times()
                && requests.pending(known.id()).isEmpty();
        return new Reach(
                known,
                task,
                open && known.rule().pause() != null && (leads || holds),
                extension != null && extensible && leads(actor, extension.role(), known, task),
                extension != null && extensible && holds && !leads(actor, extension.role(), known, task));
    }

    /** Also for a leader who is away. */
    static boolean leads(Actor actor, String role, LegalClock known, @Nullable Fact task) {
        return leader(actor, role, known, task).isPresent();
    }

    private static Optional<String> leader(Actor actor, String role, LegalClock known, @Nullable Fact task) {
        return actor.entitled(role, known.owner(), task == null ? "" : task.processId());
    }

    /** Whether its task is the actor's; of a stage, whether a task about the record is. */
    private boolean holds(Actor actor, LegalClock known, @Nullable Fact task) {
        if (task == null) {
            return known.registry() != null
                    && known.recordId() != null
                    && tasks.holdsOneOn(actor, known.registry(), known.recordId());
        }
        var holder = task.assignee();
        return holder != null && task.isUnderWay() && actor.mayActFor(holder, task.processId());
    }

    private boolean isOver(LegalClock known) {
        var due = known.due();
        return due != null && !clock.instant().isBefore(due);
    }

    /**
     * @param reason code of one of the rule's reasons
     * @param note more about it; may be empty
     * @throws Problem {@code deadline.not-yours}, {@code deadline.reason}, and those of {@link Clocks#pause}
     */
    @Transactional
    public void pause(Actor actor, long id, String reason, String note) {
        var reach = reach(actor, id);
        require(reach.mayPause(), reach);
        var pausing = reach.clock().rule().pause();
        var label = pausing == null
                ? null
                : pausing.reasons().stream()
                        .filter(one -> one.code().equals(reason))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid("deadline.reason", List.of(), reason));
        var why = (label == null ? reason : label.label().zh()) + (note.isBlank() ? "" : "：" + note.strip());
        clocks.pause(id, actor.username(), why);
        tell(actor, reach, "paused", why);
    }

    @Transactional
    public void resume(Actor actor, long id, String reason) {
        var reach = reach(actor, id);
        require(reach.mayPause(), reach);
        clocks.resume(id, actor.username(), reason.strip());
        tell(actor, reach, "resumed", reason.strip());
    }

    /**
     * Extends, or asks whoever may; what is over cannot be made longer.
     *
     * @throws Problem {@code deadline.late-extension}, {@code deadline.not-yours}, {@code deadline.reason-missing}
     */
    @Transactional
    public void extend(Actor actor, long id, int amount, String reason) {
        var reach = reach(actor, id);
        if (isOver(reach.clock())) {
            throw Problem.conflict("deadline.late-extension");
        }
        require(reach.mayExtend() || reach.mayAsk(), reach);
        if (reason.isBlank()) {
            throw Problem.invalid("deadline.reason-missing", List.of());
        }
        if (reach.mayExtend()) {
            clocks.extend(id, actor.username(), amount, reason.strip());
            tell(actor, reach, "extended", reason.strip());
            return;
        }
        Clocks.requireExtension(reach.clock(), amount);
        var request = requests.add(reach.clock(), amount, reason.strip(), actor.username());
        tell(actor, reach, "extension-asked", reason.strip());
        var extension = reach.clock().rule().extension();
        if (extension != null) {
            var more = new Period(amount, reach.clock().rule().unit());
            notifications.tell(new Notice(
                            "extension-asked",
                            Set.of(extension.role() + "@" + reach.clock().owner()),
                            List.of(
                                    actor.name(),
                                    title(reach),
                                    text.of(more, Locale.SIMPLIFIED_CHINESE),
                                    reason.strip(),
                                    text.of(more, Locale.ENGLISH)),
                            "/deadlines?tab=requests",
                            "extension-asked:" + request)
                    .in(reach.task() == null ? "" : reach.task().processId()));
        }
    }

    /**
     * Answers a request for more time, which was asked in time even where the time is over by now.
     *
     * @throws Problem {@code deadline.request-gone}, {@code deadline.not-yours}
     */
    @Transactional
    public void answer(Actor actor, long requestId, boolean granted, String opinion) {
        var request = requests.take(requestId);
        var known = clocks.find(request.clockId());
        var extension = known.rule().extension();
        // Whoever grants need not have been able to see the task.
        var task = known.taskId() == null
                ? null
                : tasks.find(List.of(known.taskId())).get(known.taskId());
        var reach = new Reach(known, task, false, false, false);
        require(extension != null && leads(actor, extension.role(), known, task), reach);
        requests.answer(requestId, actor.username(), granted, opinion.strip(), clock.instant());
        if (granted) {
            clocks.extend(request.clockId(), actor.username(), request.amount(), request.reason());
            tell(actor, reach, "extended", opinion.isBlank() ? request.reason() : opinion.strip());
        } else {
            tell(actor, reach, "extension-refused", opinion.strip());
        }
        notifications.tell(new Notice(
                        granted ? "extension-granted" : "extension-refused",
                        Set.of("user:" + request.username()),
                        List.of(actor.name(), title(reach), opinion.strip()),
                        link(reach),
                        "extension-answered:" + requestId)
                .in(task == null ? "" : task.processId()));
    }

    private void tell(Actor actor, Reach reach, String kind, String reason) {
        var task = reach.task();
        var absent = absent(actor, reach);
        timeline.add(
                reach.clock(),
                task,
                Timeline.Entry.of(clock.instant(), kind, task == null ? null : task.elementId(), actor.username())
                        .opinion(reason)
                        .onBehalfOf(absent));
        var detail = detail(reason);
        if (absent != null) {
            detail.put("onBehalfOf", absent);
        }
        audit.record(actor.username(), "deadline." + kind, subject(reach), detail);
    }

    /** Whom the actor stands in for: whoever holds the task, or leads; null: nobody. */
    private static @Nullable String absent(Actor actor, Reach reach) {
        var task = reach.task();
        var extension = reach.clock().rule().extension();
        var holder = task == null ? null : task.assignee();
        var leader = leader(actor, extension == null ? Actor.LEADER : extension.role(), reach.clock(), task);
        var person = task != null && holder != null && actor.mayActFor(holder, task.processId())
                ? Optional.of(holder)
                : leader;
        return person.filter(one -> !one.equals(actor.username())).orElse(null);
    }

    private static String subject(Reach reach) {
        return "clock:" + reach.clock().id();
    }

    private static HashMap<String, Object> detail(String reason) {
        return new HashMap<>(java.util.Map.of("reason", reason));
    }

    private Label title(Reach reach) {
        var on = subjects.of(List.of(reach.clock())).get(reach.clock().id());
        return on == null ? new Label("", "") : on.whole();
    }

    private String link(Reach reach) {
        var on = subjects.of(List.of(reach.clock())).get(reach.clock().id());
        return on == null ? "/deadlines" : on.link();
    }

    private void require(boolean allowed, Reach reach) {
        if (!allowed) {
            throw Problem.forbidden("deadline.not-yours", title(reach).zh());
        }
    }
}
