package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.process.Model;
import io.jianguan.process.Timeline;
import io.jianguan.task.Signings.Signer;
import io.jianguan.task.Signings.Signing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Several people at one task: asks them, gathers their answers, goes on when they have decided. */
@Component
class Signers {
    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final Signings signings;
    private final Parts parts;
    private final Filing filing;
    private final Succession succession;
    private final TaskNotices notices;
    private final TaskHistory history;
    private final Changes changes;
    private final Actors actors;
    private final ApplicationEventPublisher events;
    private final Drafts drafts;
    private final Clock clock;

    Signers(
            JdbcClient jdbc,
            Tasks tasks,
            Signings signings,
            Parts parts,
            Filing filing,
            Succession succession,
            TaskNotices notices,
            TaskHistory history,
            Changes changes,
            Actors actors,
            ApplicationEventPublisher events,
            Drafts drafts,
            Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.signings = signings;
        this.parts = parts;
        this.filing = filing;
        this.succession = succession;
        this.notices = notices;
        this.history = history;
        this.changes = changes;
        this.actors = actors;
        this.events = events;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** Sends the task to those who are to answer; it waits for them. */
    void ask(Task task, Signing signing) {
        signings.state(signing, "open");
        jdbc.sql("UPDATE task.task SET state = 'waiting' WHERE id = ?")
                .param(task.id())
                .update();
        askNext(task, signing);
        events.publishEvent(new TaskSettled(task.id()));
    }

    /** Everybody who has not been asked; in a sequence the next one, once the one before has answered. */
    void askNext(Task task, Signing signing) {
        var signers = signings.signers(signing);
        if (signing.isSequence()
                && signers.stream().anyMatch(one -> one.childId() != null && one.answeredAt() == null)) {
            return;
        }
        var kind = signing.phase().equals(Signings.DELEGATE) ? Task.Kind.DELEGATE : Task.Kind.SIGNER;
        signers.stream()
                .filter(one -> one.childId() == null)
                .limit(signing.isSequence() ? 1 : Long.MAX_VALUE)
                .forEach(one -> {
                    var child = parts.open(task.id(), kind, one.username(), clock.instant());
                    signings.opened(signing, one, child);
                    var asked = Objects.requireNonNullElse(succession.forward(child), one.username());
                    notices.asked(task, kind, asked, child, one);
                    changes.task(task, child, Changes.everyone(List.of(), asked));
                });
    }

    /** Takes the answer of somebody who was asked. */
    void answer(Actor actor, Task child, Map<String, @Nullable Object> submission, @Nullable String idempotencyKey) {
        var node = filing.node(child);
        var whole = tasks.lock(Objects.requireNonNull(child.parentId()));
        var signing = signings.current(whole.id()).orElseThrow(() -> history.gone(child));
        var outcome = Filing.text(submission, node.property("outcome"));
        var opinion = Filing.text(submission, node.property("opinion"));
        var now = clock.instant();
        signings.answered(
                child.id(), actor.username(), outcome == null ? signing.ballot().agree() : outcome, opinion, now);
        filing.store(child, actor.username(), submission, idempotencyKey, null);
        jdbc.sql("UPDATE task.task SET ended_by = ?, on_behalf_of = ? WHERE id = ?")
                .param(actor.username())
                .param(Tasks.absent(actor, child))
                .param(child.id())
                .update();
        parts.end(child, "done", now);
        history.add(
                child,
                new Timeline.Entry(
                        now,
                        child.kind() == Task.Kind.DELEGATE ? "delegate-returned" : "signed",
                        child.elementId(),
                        actor.username(),
                        outcome,
                        opinion,
                        child.formId(),
                        child.formVersion(),
                        submission,
                        Tasks.absent(actor, child),
                        List.of()));
        changes.task(child, tasks.everyone(child, actor.username()));
        weigh(whole, signing, node, submission);
    }

    /** Goes on if those who answered have decided. */
    void weigh(Task whole, Signing signing, Model.Node node, Map<String, @Nullable Object> last) {
        var signers = signings.signers(signing);
        var votes = signers.stream()
                .map(one -> new Ballot.Vote(one.weight(), one.outcome()))
                .toList();
        var decided = votes.isEmpty()
                ? Optional.of(signing.ballot().agree())
                : signing.ballot().decide(votes);
        if (decided.isEmpty()) {
            askNext(whole, signing);
            return;
        }
        signings.state(signing, "closed");
        for (var part : parts.cancel(whole.id(), clock.instant())) {
            notices.decided(part);
            changes.task(part, tasks.everyone(part));
        }
        switch (signing.phase()) {
            case Signings.NODE -> decide(whole, node, decided.get(), signers);
            case Signings.AFTER ->
                filing.sent(whole, filing.advance(whole, signings.kept(signing), whole.endedBy(), null));
            default -> comeBack(whole, signing, signers, last);
        }
        changes.task(whole, tasks.everyone(whole, whole.startedBy()));
    }

    private void comeBack(
            Task whole, Signing signing, List<Signings.Signer> signers, Map<String, @Nullable Object> last) {
        jdbc.sql("UPDATE task.task SET state = 'open' WHERE id = ?")
                .param(whole.id())
                .update();
        if (signing.phase().equals(Signings.DELEGATE) && !signers.isEmpty()) {
            drafts.put(
                    whole,
                    Objects.requireNonNull(whole.assignee()),
                    last,
                    signers.getFirst().username());
        }
        notices.cameBack(whole);
    }

    private void decide(Task whole, Model.Node node, String decision, List<Signer> signers) {
        var submission = new LinkedHashMap<String, @Nullable Object>();
        var outcome = node.property("outcome");
        if (outcome != null) {
            submission.put(outcome, decision);
        }
        var opinion = node.property("opinion");
        if (opinion != null) {
            submission.put(opinion, opinions(signers));
        }
        submission.put("signers", answers(signers));
        var variables = filing.apply(node, whole, submission, null);
        submission.remove("signers");
        var now = clock.instant();
        var command = filing.advance(whole, variables, null, null);
        filing.store(whole, lastOf(signers), submission, null, command);
        history.add(
                whole,
                new Timeline.Entry(
                        now,
                        "decided",
                        whole.elementId(),
                        null,
                        decision,
                        null,
                        whole.formId(),
                        whole.formVersion(),
                        submission,
                        null,
                        List.of()));
    }

    private static String lastOf(List<Signer> signers) {
        return signers.stream()
                .filter(one -> one.answeredAt() != null)
                .max(Comparator.comparing(one -> Objects.requireNonNullElse(one.answeredAt(), Instant.MIN)))
                .map(Signer::username)
                .orElse("");
    }

    private static List<Map<String, @Nullable Object>> answers(List<Signer> signers) {
        var answers = new ArrayList<Map<String, @Nullable Object>>();
        for (var one : signers) {
            var answer = new LinkedHashMap<String, @Nullable Object>();
            answer.put("username", one.username());
            answer.put("outcome", one.outcome());
            answer.put("opinion", one.opinion());
            answers.add(answer);
        }
        return answers;
    }

    /** One line for each who wrote something. */
    private String opinions(List<Signer> signers) {
        var names = actors.names(signers.stream().map(Signer::username).toList());
        return signers.stream()
                .filter(one -> one.opinion() != null && !one.opinion().isBlank())
                .map(one -> names.getOrDefault(one.username(), one.username()) + "：" + one.opinion())
                .collect(Collectors.joining("\n"));
    }
}
