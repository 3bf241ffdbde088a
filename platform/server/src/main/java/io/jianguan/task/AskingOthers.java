package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.process.Timeline;
import io.jianguan.rest.Problem;
import io.jianguan.task.Signings.Signer;
import io.jianguan.task.Signings.Signing;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 委派, 前加签, 后加签, 减签: others are asked at a task that stays with its holder. */
@Component
class AskingOthers {
    private final Tasks tasks;
    private final Allowed allowed;
    private final Signings signings;
    private final Signers signers;
    private final Parts parts;
    private final Filing filing;
    private final TaskHistory history;
    private final TaskNotices notices;
    private final Changes changes;
    private final Clock clock;

    AskingOthers(
            Tasks tasks,
            Allowed allowed,
            Signings signings,
            Signers signers,
            Parts parts,
            Filing filing,
            TaskHistory history,
            TaskNotices notices,
            Changes changes,
            Clock clock) {
        this.tasks = tasks;
        this.allowed = allowed;
        this.signings = signings;
        this.signers = signers;
        this.parts = parts;
        this.filing = filing;
        this.history = history;
        this.notices = notices;
        this.changes = changes;
        this.clock = clock;
    }

    /** One person works on it and gives it back: what they fill in is the holder's draft. */
    void delegate(Actor actor, long id, String to, String reason) {
        ask(actor, id, "delegate", Signings.DELEGATE, List.of(to), "all", reason);
    }

    /**
     * @param position {@code before} mine: the task comes back to me when all have answered; {@code after} mine: the
     *     step waits for them when I have submitted
     * @param inOrder one after the other, as named
     * @throws Problem {@code task.operation-off}, {@code task.taken}, {@code task.gone}, {@code task.signer-twice}
     */
    void add(Actor actor, long id, String position, List<String> usernames, boolean inOrder, @Nullable String reason) {
        var phase = position.equals(Signings.AFTER) ? Signings.AFTER : Signings.BEFORE;
        ask(actor, id, "add-" + phase, phase, usernames, inOrder ? "sequence" : "all", reason);
    }

    private void ask(
            Actor actor,
            long id,
            String operation,
            String phase,
            List<String> usernames,
            String mode,
            @Nullable String reason) {
        var why = reason == null || reason.isBlank() ? null : reason.strip();
        var task = tasks.lock(id);
        tasks.requireHolder(actor, task);
        allowed.require(task, operation);
        allowed.people(usernames);
        if (phase.equals(Signings.AFTER) && !task.isMain()) {
            throw Problem.conflict("task.operation-off", task.name());
        }
        var planned = signings.current(id)
                .filter(signing -> signing.phase().equals(phase))
                .orElseGet(() -> signings.create(id, phase, ballot(task, mode), "planned"));
        for (var username : usernames) {
            if (username.equals(task.assignee())
                    || signings.signers(planned).stream()
                            .anyMatch(one -> one.username().equals(username))) {
                throw Problem.conflict("task.signer-twice", history.nameOf(username));
            }
            signings.add(planned, username, BigDecimal.ONE, actor.username(), why);
        }
        log(actor, task, phase.equals(Signings.DELEGATE) ? "delegated" : "signer-added-" + phase, usernames, why);
        if (!phase.equals(Signings.AFTER)) {
            signers.ask(task, planned);
        }
        changes.task(task, tasks.everyone(task, actor.username()));
    }

    private Ballot ballot(Task task, String mode) {
        return new Ballot(mode, BigDecimal.ONE, false, Approvals.agree(filing.node(task)));
    }

    private void log(Actor actor, Task task, String kind, List<String> people, @Nullable String reason) {
        var entry = Timeline.Entry.of(clock.instant(), kind, task.elementId(), actor.username())
                .to(people)
                .onBehalfOf(allowed.absent(actor, task));
        history.add(task, reason == null ? entry : entry.opinion(reason));
    }

    /**
     * Somebody who has not answered need not any more.
     *
     * @throws Problem {@code task.signer-gone} if that person was not asked or has answered, {@code task.last-signer}
     */
    void remove(Actor actor, long id, String username, String reason) {
        var task = tasks.lock(id);
        allowed.require(task, "remove-signer");
        if (task.isOpen() ? !tasks.isHolder(actor, task) : !allowed.mayRemove(actor, task)) {
            throw Problem.forbidden("task.not-yours", task.name());
        }
        var signing = signings.current(id).orElseThrow(() -> gone(username));
        var asked = signings.signers(signing);
        var out = asked.stream()
                .filter(one -> one.username().equals(username) && one.answeredAt() == null)
                .findFirst()
                .orElseThrow(() -> gone(username));
        if (signing.phase().equals(Signings.NODE) && asked.size() == 1) {
            throw Problem.conflict("task.last-signer", history.nameOf(username));
        }
        drop(task, signing, out);
        log(actor, task, "signer-removed", List.of(username), reason);
        notices.of("signer-removed", task, Set.of(username), actor, reason);
        after(task, signing);
    }

    private void drop(Task task, Signing signing, Signer out) {
        signings.remove(signing, out);
        if (out.childId() != null) {
            var part = tasks.lock(out.childId());
            parts.cancel(part.id(), clock.instant());
            parts.end(part, "canceled", clock.instant());
            changes.task(part, tasks.everyone(part));
        }
    }

    private void after(Task task, Signing signing) {
        if (task.state() == Task.State.WAITING) {
            signers.weigh(task, signing, filing.node(task), Map.of());
        } else if (signings.signers(signing).isEmpty()) {
            signings.state(signing, "closed");
        }
        changes.task(task, tasks.everyone(task, task.endedBy()));
    }

    private Problem gone(String username) {
        return Problem.conflict("task.signer-gone", history.nameOf(username));
    }
}
