package io.jianguan.task;

import io.jianguan.form.Forms;
import io.jianguan.identity.Actor;
import io.jianguan.process.Processes;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Completes a task: the submission is validated with the form version pinned when the task came into being, then
 * submission, record, task and the command to the engine are saved in one transaction.
 */
@Component
class Completion {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tasks tasks;
    private final TaskForms taskForms;
    private final Forms forms;
    private final Records records;
    private final SubmittedFiles files;
    private final Filing filing;
    private final Signers signers;
    private final Signings signings;
    private final TaskHistory history;
    private final Changes changes;
    private final Clock clock;

    Completion(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Tasks tasks,
            TaskForms taskForms,
            Forms forms,
            Records records,
            SubmittedFiles files,
            Filing filing,
            Signers signers,
            Signings signings,
            TaskHistory history,
            Changes changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tasks = tasks;
        this.taskForms = taskForms;
        this.forms = forms;
        this.records = records;
        this.files = files;
        this.filing = filing;
        this.signers = signers;
        this.signings = signings;
        this.history = history;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param formVersion the form it was typed into; null: the one pinned
     * @param idempotencyKey the same key again answers like the first time
     * @throws Problem {@code form.invalid} with field errors; {@code task.taken}, {@code task.gone},
     *     {@code task.not-yours} if the actor does not hold the open task; {@code task.form-changed}
     */
    void complete(
            Actor actor,
            long id,
            @Nullable Integer formVersion,
            Map<String, ? extends @Nullable Object> data,
            @Nullable String idempotencyKey) {
        var task = tasks.get(actor, id);
        if (isRepeated(task, actor, idempotencyKey)) {
            return;
        }
        tasks.requireHolder(actor, task);
        Tasks.requireForm(task, formVersion);
        var form = taskForms.of(task);
        var record = Processes.context(records.get(task.registry(), task.recordId()));
        var verdict = forms.check(form.version(), form.shown(record), data, files.judged(actor, task, record, data));
        if (!verdict.errors().isEmpty()) {
            throw Problem.invalid("form.invalid", verdict.errors());
        }
        transaction.executeWithoutResult(status -> {
            records.lock(task.registry(), task.recordId());
            if (task.parentId() != null) {
                tasks.lock(task.parentId());
            }
            var locked = tasks.lock(id);
            if (!isRepeated(locked, actor, idempotencyKey)) {
                tasks.requireHolder(actor, locked);
                Tasks.requireForm(locked, task.formVersion());
                var whole = form.whole(record, verdict.values());
                files.keep(actor, locked, form.version().schema(), whole);
                save(actor, locked, verdict.values(), whole, idempotencyKey);
            }
        });
    }

    void complete(Actor actor, long id, Map<String, ? extends @Nullable Object> data, @Nullable String idempotencyKey) {
        complete(actor, id, null, data, idempotencyKey);
    }

    private boolean isRepeated(Task task, Actor actor, @Nullable String idempotencyKey) {
        return idempotencyKey != null
                && !task.isOpen()
                && jdbc.sql("SELECT count(*) FROM task.submission WHERE task_id = ? AND username = ?"
                                        + " AND idempotency_key = ?")
                                .param(task.id())
                                .param(actor.username())
                                .param(idempotencyKey)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** @param sent without the columns that were hidden from whoever made it: so the timeline tells it */
    private void save(
            Actor actor,
            Task task,
            Map<String, @Nullable Object> sent,
            Map<String, @Nullable Object> submission,
            @Nullable String idempotencyKey) {
        if (!task.isMain()) {
            signers.answer(actor, task, submission, idempotencyKey);
            return;
        }
        var node = filing.node(task);
        var now = clock.instant();
        var absent = Tasks.absent(actor, task);
        var variables = filing.apply(node, task, submission, actor);
        history.add(
                task,
                new Timeline.Entry(
                        now,
                        "completed",
                        task.elementId(),
                        actor.username(),
                        Filing.text(submission, node.property("outcome")),
                        Filing.text(submission, node.property("opinion")),
                        task.formId(),
                        task.formVersion(),
                        sent,
                        absent == null ? task.onBehalfOf() : absent,
                        List.of()));
        var after = signings.current(task.id());
        var command = after.isPresent() ? null : filing.advance(task, variables, actor.username(), absent);
        filing.store(task, actor.username(), submission, idempotencyKey, command);
        after.ifPresent(signing -> askOthers(actor, task, signing, variables));
        changes.task(task, tasks.everyone(task, actor.username()));
    }

    /** It is done for its holder; the engine goes on when those asked after have answered. */
    private void askOthers(Actor actor, Task task, Signings.Signing after, Map<String, @Nullable Object> variables) {
        jdbc.sql("""
                UPDATE task.task SET ended_by = ?, ended_at = ?, on_behalf_of = coalesce(?, on_behalf_of) WHERE id = ?
                """)
                .param(actor.username())
                .param(Timestamp.from(clock.instant()))
                .param(Tasks.absent(actor, task))
                .param(task.id())
                .update();
        signings.keep(after, variables);
        signers.ask(tasks.lock(task.id()), after);
    }
}
