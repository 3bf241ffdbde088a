package io.jianguan.task;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jianguan.document.RecordAccess;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.process.Processes;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that the page of one task shows. */
@Component
class TaskPage {
    private final Tasks tasks;
    private final TaskView view;
    private final Drafts drafts;
    private final TaskForms taskForms;
    private final FormUpgrades upgrades;
    private final Records records;
    private final Processes processes;
    private final Filing filing;
    private final Allowed allowed;
    private final GoingBack goingBack;
    private final Signings signings;
    private final Copies copies;
    private final Returns returns;
    private final RecordAccess access;
    private final Actors actors;

    TaskPage(
            Tasks tasks,
            TaskView view,
            Drafts drafts,
            TaskForms taskForms,
            FormUpgrades upgrades,
            Records records,
            Processes processes,
            Filing filing,
            Allowed allowed,
            GoingBack goingBack,
            Signings signings,
            Copies copies,
            Returns returns,
            RecordAccess access,
            Actors actors) {
        this.tasks = tasks;
        this.view = view;
        this.drafts = drafts;
        this.taskForms = taskForms;
        this.upgrades = upgrades;
        this.filing = filing;
        this.allowed = allowed;
        this.goingBack = goingBack;
        this.signings = signings;
        this.copies = copies;
        this.returns = returns;
        this.access = access;
        this.actors = actors;
        this.records = records;
        this.processes = processes;
    }

    /**
     * @param data what the form is filled with
     * @param newer version that the reader may go over to; null: none
     */
    record FormData(
            String id,
            int version,
            @JsonRawValue String schema,
            Map<String, @Nullable Object> data,
            @Nullable Integer newer) {}

    /**
     * @param absent in whose stead the reader works on it; null: it is the own one, or not theirs to do
     * @param readable whether the reader may open the record itself
     */
    record Detail(
            @JsonUnwrapped TaskView.Summary summary,
            FormData form,
            List<String> operations,
            Drafts.@Nullable Draft draft,
            Records.Record record,
            @Nullable Asked asked,
            List<Reader> copies,
            List<String> returnTo,
            @Nullable Returned returned,
            TaskView.@Nullable Person absent,
            boolean readable) {}

    /** @param step name of the step that it was sent back from */
    record Returned(
            TaskView.Person by,
            Instant at,
            String step,
            @Nullable String reason) {}

    /**
     * Those who are asked at a task beside its holder.
     *
     * @param phase {@code node, before, after, delegate}
     * @param mode {@code any, all, sequence, vote}
     * @param ratio part of all votes that have to agree, 0 to 1; of a vote only
     * @param veto whether one who does not agree decides
     * @param agree the outcome that is a yes
     */
    record Asked(
            String phase,
            String mode,
            BigDecimal ratio,
            boolean veto,
            String agree,
            String state,
            List<AskedPerson> people) {}

    /**
     * @param votes what the answer weighs
     * @param by who asked; null: the model does
     * @param reason what for
     * @param state {@code waiting} for others before, {@code open}, {@code done}
     */
    record AskedPerson(
            TaskView.Person person,
            BigDecimal votes,
            TaskView.@Nullable Person by,
            @Nullable String reason,
            String state,
            @Nullable String outcome,
            @Nullable String opinion,
            @Nullable Instant at) {}

    record Reader(
            TaskView.Person person, Instant at, @Nullable Instant readAt) {}

    /** @throws Problem {@code task.external} if another system keeps it */
    Detail of(Actor actor, long id) {
        var task = tasks.get(actor, id);
        if (task.registry().equals(ExternalTodos.REGISTRY)) {
            throw Problem.conflict("task.external", task.name(), task.processName());
        }
        var summary = view.of(actor, task);
        copies.read(actor, task);
        var form = taskForms.of(task);
        var record = records.labelled(task.registry(), task.recordId());
        var readable = access.readable(actor, task.registry(), task.recordId());
        return new Detail(
                summary,
                new FormData(
                        form.version().id(),
                        form.version().version(),
                        form.version().schema(),
                        filled(actor, task, form, Processes.context(record), readable),
                        upgrades.newer(actor, task)),
                operations(actor, task, summary.claimable()),
                drafts.find(actor, id).orElse(null),
                form.shown(record),
                asked(task),
                readers(id),
                names(task),
                returned(task),
                absent(actor, task),
                readable);
    }

    /** What the record says; once it is submitted, what was filled in, for those who may see that. */
    private Map<String, @Nullable Object> filled(
            Actor actor, Task task, TaskForms.TaskForm form, Map<String, @Nullable Object> record, boolean readable) {
        var filled = new LinkedHashMap<>(record);
        if (!task.isOpen() && (readable || actor.username().equals(task.endedBy()))) {
            filled.putAll(filing.submitted(task.id()));
        }
        return form.shown(filled);
    }

    private List<String> operations(Actor actor, Task task, boolean claimable) {
        return allowed.of(actor, task, claimable).stream()
                .filter(operation -> !operation.equals("withdraw") || goingBack.isWithdrawable(actor, task))
                .toList();
    }

    private @Nullable Returned returned(Task task) {
        return returns.of(task)
                .map(one -> new Returned(
                        person(one.username(), actors.names(List.of(one.username()))),
                        one.at(),
                        one.step(),
                        one.reason()))
                .orElse(null);
    }

    private TaskView.@Nullable Person absent(Actor actor, Task task) {
        var holder = tasks.isHolder(actor, task) ? Tasks.absent(actor, task) : null;
        return holder == null ? null : person(holder, actors.names(List.of(holder)));
    }

    private static TaskView.Person person(String username, Map<String, String> names) {
        return new TaskView.Person(username, names.getOrDefault(username, username));
    }

    /** The signing that a task is at; for somebody who is asked, the one that the own part belongs to. */
    private @Nullable Asked asked(Task task) {
        var whole = task.parentId() == null ? task.id() : task.parentId();
        return signings.of(whole).stream().findFirst().map(this::asked).orElse(null);
    }

    private Asked asked(Signings.Signing signing) {
        var signers = signings.signers(signing);
        var names = actors.names(signers.stream()
                .flatMap(one -> Stream.of(one.username(), one.addedBy()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new Asked(
                signing.phase(),
                signing.ballot().mode(),
                signing.ballot().ratio(),
                signing.ballot().veto(),
                signing.ballot().agree(),
                signing.state(),
                signers.stream()
                        .map(one -> new AskedPerson(
                                person(one.username(), names),
                                one.weight(),
                                one.addedBy() == null ? null : person(one.addedBy(), names),
                                one.reason(),
                                one.answeredAt() != null ? "done" : one.childId() == null ? "waiting" : "open",
                                one.outcome(),
                                one.opinion(),
                                one.answeredAt()))
                        .toList());
    }

    private List<Reader> readers(long id) {
        var sent = copies.of(id);
        var names = actors.names(sent.stream().map(Copies.Copy::username).toList());
        return sent.stream()
                .map(copy -> new Reader(person(copy.username(), names), copy.at(), copy.readAt()))
                .toList();
    }

    private List<String> names(Task task) {
        var model = processes.model(task.processId(), task.version());
        return task.returnTo().stream().map(model::nameOf).toList();
    }
}
