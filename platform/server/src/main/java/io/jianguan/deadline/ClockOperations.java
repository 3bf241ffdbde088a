package io.jianguan.deadline;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do to clocks, each within what its rule allows. */
@Component
class ClockOperations {
    private final Clocks clocks;
    private final ExtensionRequests requests;
    private final TaskFacts tasks;
    private final Records records;
    private final Timeline timeline;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Clock clock;

    ClockOperations(
            Clocks clocks,
            ExtensionRequests requests,
            TaskFacts tasks,
            Records records,
            Timeline timeline,
            Notifications notifications,
            AuditLog audit,
            Clock clock) {
        this.clocks = clocks;
        this.requests = requests;
        this.tasks = tasks;
        this.records = records;
        this.timeline = timeline;
        this.notifications = notifications;
        this.audit = audit;
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
        var holder = task == null ? null : task.assignee();
        var holds = task != null && holder != null && task.isUnderWay() && actor.mayActFor(holder, task.processId());
        var extension = known.rule().extension();
        var open = known.state() != LegalClock.State.ENDED && (task == null || task.isUnderWay());
        var extensible = open
                && extension != null
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
        var text = (label == null ? reason : label.label().zh()) + (note.isBlank() ? "" : "：" + note.strip());
        clocks.pause(id, actor.username(), text);
        tell(actor, reach, "paused", text);
    }

    @Transactional
    public void resume(Actor actor, long id, String reason) {
        var reach = reach(actor, id);
        require(reach.mayPause(), reach);
        clocks.resume(id, actor.username(), reason.strip());
        tell(actor, reach, "resumed", reason.strip());
    }

    /** Extends, or asks whoever may. @throws Problem {@code deadline.not-yours}, {@code deadline.reason-missing} */
    @Transactional
    public void extend(Actor actor, long id, int amount, String reason) {
        var reach = reach(actor, id);
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
        audit.record(actor.username(), "deadline.extension-asked", subject(reach), detail(reason));
        var extension = reach.clock().rule().extension();
        if (extension != null) {
            notifications.tell(new Notice(
                            "extension-asked",
                            Set.of(extension.role() + "@" + reach.clock().owner()),
                            List.of(actor.name(), title(reach), String.valueOf(amount), reason.strip()),
                            "/deadlines?tab=requests",
                            "extension-asked:" + request)
                    .in(reach.task() == null ? "" : reach.task().processId()));
        }
    }

    /** Answers a request for more time. @throws Problem {@code deadline.request-gone}, {@code deadline.not-yours} */
    @Transactional
    public void answer(Actor actor, long requestId, boolean granted, String opinion) {
        var request = requests.take(requestId);
        var reach = reach(actor, request.clockId());
        var extension = reach.clock().rule().extension();
        require(extension != null && leads(actor, extension.role(), reach.clock(), reach.task()), reach);
        requests.answer(requestId, actor.username(), granted, opinion.strip(), clock.instant());
        if (granted) {
            clocks.extend(request.clockId(), actor.username(), request.amount(), request.reason());
            tell(actor, reach, "extended", request.reason());
        } else {
            audit.record(actor.username(), "deadline.extension-refused", subject(reach), detail(opinion));
        }
        notifications.tell(new Notice(
                        granted ? "extension-granted" : "extension-refused",
                        Set.of("user:" + request.username()),
                        List.of(actor.name(), title(reach), opinion.strip()),
                        reach.task() == null
                                ? "/deadlines"
                                : "/tasks/" + reach.task().id(),
                        "extension-answered:" + requestId)
                .in(reach.task() == null ? "" : reach.task().processId()));
    }

    private void tell(Actor actor, Reach reach, String kind, String reason) {
        var task = reach.task();
        var absent = absent(actor, reach);
        if (task != null) {
            timeline.add(
                    task.instanceKey(),
                    Timeline.Entry.of(clock.instant(), kind, task.elementId(), actor.username())
                            .opinion(reason)
                            .onBehalfOf(absent));
        }
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

    private static String title(Reach reach) {
        var task = reach.task();
        var label = reach.clock().rule().label();
        if (task != null) {
            return task.name() + " · " + task.recordTitle();
        }
        return label == null
                ? ""
                : LocaleContextHolder.getLocale().getLanguage().equals("en") ? label.en() : label.zh();
    }

    private static void require(boolean allowed, Reach reach) {
        if (!allowed) {
            throw Problem.forbidden("deadline.not-yours", title(reach));
        }
    }
}
