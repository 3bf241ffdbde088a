package io.jianguan.task;

import io.jianguan.engine.Engine;
import io.jianguan.expression.Feel;
import io.jianguan.identity.Actor;
import io.jianguan.process.Model;
import io.jianguan.process.Processes;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where a submission goes: onto the record, into the files, and what of it decides the way on to the engine. */
@Component
class Filing {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final Records records;
    private final Registries registries;
    private final Processes processes;
    private final Engine engine;
    private final Feel feel;
    private final JsonMapper json;
    private final Clock clock;

    Filing(
            JdbcClient jdbc,
            Records records,
            Registries registries,
            Processes processes,
            Engine engine,
            Feel feel,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.registries = registries;
        this.processes = processes;
        this.engine = engine;
        this.feel = feel;
        this.json = json;
        this.clock = clock;
    }

    Model.Node node(Task task) {
        var node = processes.model(task.processId(), task.version()).elements().get(task.elementId());
        if (node == null) {
            throw new IllegalStateException("No element " + task.elementId() + " for task " + task.id());
        }
        return node;
    }

    /**
     * Writes the record.
     *
     * @param actor null where nobody but the system or several together submit
     * @return what decides routing
     */
    Map<String, @Nullable Object> apply(
            Model.Node node, Task task, Map<String, @Nullable Object> submission, @Nullable Actor actor) {
        var set = onComplete(node, task, submission, actor);
        var written = new LinkedHashMap<String, @Nullable Object>(submission);
        written.keySet()
                .retainAll(registries.get(task.registry()).fields().stream()
                        .map(RegistryDefinition.Field::name)
                        .toList());
        written.putAll(set);
        records.write(
                task.registry(),
                task.recordId(),
                written,
                null,
                new Records.Cause(actor == null ? null : actor.username(), task.name()));
        var variables = new HashMap<String, @Nullable Object>();
        for (var name : Names.of(node.property("engineVariables"))) {
            variables.put(name, set.getOrDefault(name, submission.get(name)));
        }
        return variables;
    }

    /** @param command that lets the engine go on by it; null: none yet */
    void store(
            Task task,
            String username,
            Map<String, @Nullable Object> submission,
            @Nullable String idempotencyKey,
            @Nullable UUID command) {
        jdbc.sql("""
                INSERT INTO task.submission (task_id, username, at, form_id, form_version, values, idempotency_key,
                    command_id)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                ON CONFLICT (task_id) DO UPDATE SET username = excluded.username, at = excluded.at,
                    values = excluded.values, idempotency_key = excluded.idempotency_key,
                    command_id = excluded.command_id
                """)
                .param(task.id())
                .param(username)
                .param(Timestamp.from(clock.instant()))
                .param(task.formId())
                .param(task.formVersion())
                .param(json.writeValueAsString(submission))
                .param(idempotencyKey)
                .param(command)
                .update();
    }

    /** What was filled in at a task; empty where nothing has been submitted. */
    Map<String, @Nullable Object> submitted(long taskId) {
        return jdbc.sql("SELECT values FROM task.submission WHERE task_id = ?")
                .param(taskId)
                .query(String.class)
                .optional()
                .map(values -> json.readValue(values, VALUES))
                .orElse(Map.of());
    }

    /** The command that lets the engine go on by what was stored before. */
    void sent(Task task, UUID command) {
        jdbc.sql("UPDATE task.submission SET command_id = ? WHERE task_id = ?")
                .params(command, task.id())
                .update();
    }

    /**
     * Lets the engine go on: along the flows, or straight back to where the task was returned from.
     *
     * @param username who completed it; null: who is known to have, or nobody
     * @param absent for whom that was done; null: nobody else
     * @return id of the command to the engine
     */
    UUID advance(
            Task task, Map<String, @Nullable Object> variables, @Nullable String username, @Nullable String absent) {
        var key = task.elementInstanceKey();
        var command = task.returnTo().isEmpty() || key == null
                ? engine.completeUserTask(task.id(), variables)
                : engine.modify(task.instanceKey(), task.returnTo(), List.of(key), variables);
        if (!task.returnTo().isEmpty()) {
            expectBack(task, command);
        }
        jdbc.sql("""
                UPDATE task.task SET state = 'completing', ended_by = coalesce(ended_by, ?),
                    ended_at = coalesce(ended_at, ?), on_behalf_of = coalesce(?, on_behalf_of)
                WHERE id = ?
                """)
                .param(username)
                .param(Timestamp.from(clock.instant()))
                .param(absent)
                .param(task.id())
                .update();
        return command;
    }

    /** Whoever returned it gets it again. */
    private void expectBack(Task task, UUID command) {
        for (var element : task.returnTo()) {
            jdbc.sql("""
                    INSERT INTO task.move (command_id, instance_key, task_id, kind, target, assignee, return_to, frozen,
                        at)
                    SELECT :command, :instance, NULL, 'resubmitted', :target,
                        (SELECT assignee FROM task.task WHERE instance_key = :instance AND element_id = :target
                            AND kind = 'main' ORDER BY created_at DESC, id DESC LIMIT 1),
                        '{}', '{}', :at
                    """)
                    .param("command", command)
                    .param("instance", task.instanceKey())
                    .param("target", element)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    private Map<String, @Nullable Object> onComplete(
            Model.Node node, Task task, Map<String, @Nullable Object> submission, @Nullable Actor actor) {
        var set = new LinkedHashMap<String, @Nullable Object>();
        var expression = node.property("onComplete");
        if (expression != null) {
            var context = new HashMap<String, @Nullable Object>();
            context.put("record", Processes.context(records.get(task.registry(), task.recordId())));
            context.put("submission", submission);
            context.put(
                    "actor",
                    actor == null
                            ? null
                            : Map.of(
                                    "username",
                                    actor.username(),
                                    "name",
                                    actor.name(),
                                    "organisation",
                                    actor.organisation()));
            context.put("now", clock.instant().toString());
            context.put("today", LocalDate.now(clock));
            if (feel.evaluate(expression, context) instanceof Map<?, ?> values) {
                values.forEach((key, value) -> set.put(String.valueOf(key), value));
            }
        }
        return set;
    }

    static @Nullable String text(Map<String, @Nullable Object> submission, @Nullable String key) {
        var value = key == null ? null : submission.get(key);
        return value == null ? null : value.toString();
    }
}
