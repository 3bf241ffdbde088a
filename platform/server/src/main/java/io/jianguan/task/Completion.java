package io.jianguan.task;

import io.jianguan.engine.Engine;
import io.jianguan.expression.Feel;
import io.jianguan.form.Forms;
import io.jianguan.identity.Actor;
import io.jianguan.process.Model;
import io.jianguan.process.Processes;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Completes a task: the submission is validated with the form version pinned when the task came into being, then
 * submission, record, task and the command to the engine are saved in one transaction.
 */
@Component
class Completion {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tasks tasks;
    private final Forms forms;
    private final Records records;
    private final Registries registries;
    private final Processes processes;
    private final Engine engine;
    private final Feel feel;
    private final TaskHistory history;
    private final Changes changes;
    private final JsonMapper json;
    private final Clock clock;

    Completion(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Tasks tasks,
            Forms forms,
            Records records,
            Registries registries,
            Processes processes,
            Engine engine,
            Feel feel,
            TaskHistory history,
            Changes changes,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tasks = tasks;
        this.forms = forms;
        this.records = records;
        this.registries = registries;
        this.processes = processes;
        this.engine = engine;
        this.feel = feel;
        this.history = history;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param idempotencyKey the same key again answers like the first time
     * @throws Problem {@code form.invalid} with field errors; {@code task.taken}, {@code task.gone},
     *     {@code task.not-yours} if the actor does not hold the open task
     */
    void complete(Actor actor, long id, Map<String, ? extends @Nullable Object> data, @Nullable String idempotencyKey) {
        var task = tasks.get(actor, id);
        if (isRepeated(task, actor, idempotencyKey)) {
            return;
        }
        requireHolder(actor, task);
        var record = records.get(task.registry(), task.recordId());
        var verdict = forms.check(forms.get(task.formId(), task.formVersion()), Processes.context(record), data);
        if (!verdict.errors().isEmpty()) {
            throw Problem.invalid("form.invalid", verdict.errors());
        }
        transaction.executeWithoutResult(status -> {
            var locked = tasks.lock(id);
            if (!isRepeated(locked, actor, idempotencyKey)) {
                requireHolder(actor, locked);
                save(actor, locked, verdict.values(), idempotencyKey);
            }
        });
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

    private void requireHolder(Actor actor, Task task) {
        tasks.requireOpen(task);
        if (!task.isHeldBy(actor.username())) {
            throw task.assignee() == null ? Problem.conflict("task.not-yours", task.name()) : history.taken(task);
        }
    }

    private void save(
            Actor actor, Task task, Map<String, @Nullable Object> submission, @Nullable String idempotencyKey) {
        var node = processes.model(task.processId(), task.version()).elements().get(task.elementId());
        if (node == null) {
            throw new IllegalStateException("No element " + task.elementId() + " for task " + task.id());
        }
        var now = clock.instant();
        var set = onComplete(node, task, submission, actor);
        var written = new LinkedHashMap<String, @Nullable Object>(submission);
        written.keySet()
                .retainAll(registries.get(task.registry()).fields().stream()
                        .map(RegistryDefinition.Field::name)
                        .toList());
        written.putAll(set);
        records.apply(
                task.registry(), task.recordId(), written, null, new Records.Cause(actor.username(), task.name()));
        var command = engine.completeUserTask(task.id(), variables(node, submission, set));
        jdbc.sql("""
                INSERT INTO task.submission (task_id, username, at, form_id, form_version, values, command_id,
                    idempotency_key)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                """)
                .param(task.id())
                .param(actor.username())
                .param(Timestamp.from(now))
                .param(task.formId())
                .param(task.formVersion())
                .param(json.writeValueAsString(submission))
                .param(command)
                .param(idempotencyKey)
                .update();
        jdbc.sql("UPDATE task.task SET state = 'completing', ended_by = ?, ended_at = ? WHERE id = ?")
                .param(actor.username())
                .param(Timestamp.from(now))
                .param(task.id())
                .update();
        history.add(
                task,
                new Timeline.Entry(
                        now,
                        "completed",
                        task.elementId(),
                        actor.username(),
                        text(submission, node.property("outcome")),
                        text(submission, node.property("opinion")),
                        task.formId(),
                        task.formVersion(),
                        submission,
                        null,
                        List.of()));
        changes.task(task.id(), task.recordId(), tasks.everyone(task, actor.username()));
    }

    private Map<String, @Nullable Object> onComplete(
            Model.Node node, Task task, Map<String, @Nullable Object> submission, Actor actor) {
        var set = new LinkedHashMap<String, @Nullable Object>();
        var expression = node.property("onComplete");
        if (expression != null) {
            var context = new HashMap<String, @Nullable Object>();
            context.put("record", Processes.context(records.get(task.registry(), task.recordId())));
            context.put("submission", submission);
            context.put(
                    "actor",
                    Map.of("username", actor.username(), "name", actor.name(), "organisation", actor.organisation()));
            context.put("now", clock.instant().toString());
            context.put("today", LocalDate.now(clock));
            if (feel.evaluate(expression, context) instanceof Map<?, ?> values) {
                values.forEach((key, value) -> set.put(String.valueOf(key), value));
            }
        }
        return set;
    }

    /** Only what decides routing goes to the engine. */
    private static Map<String, @Nullable Object> variables(
            Model.Node node, Map<String, @Nullable Object> submission, Map<String, @Nullable Object> set) {
        var variables = new HashMap<String, @Nullable Object>();
        var names = node.property("engineVariables");
        if (names != null) {
            for (var name : names.split("\\s*,\\s*")) {
                variables.put(name, set.getOrDefault(name, submission.get(name)));
            }
        }
        return variables;
    }

    private static @Nullable String text(Map<String, @Nullable Object> submission, @Nullable String key) {
        var value = key == null ? null : submission.get(key);
        return value == null ? null : value.toString();
    }
}
