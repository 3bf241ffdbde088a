package io.jianguan.task;

import io.jianguan.engine.EngineEvent;
import io.jianguan.form.Forms;
import io.jianguan.process.Instances;
import io.jianguan.process.Model;
import io.jianguan.process.Processes;
import io.jianguan.registry.RecordChanged;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGStatement;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the inbox from the engine's events. */
@Component
class TaskProjection {
    private final JdbcClient jdbc;
    private final Processes processes;
    private final Instances instances;
    private final Records records;
    private final Forms forms;
    private final Changes changes;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;

    TaskProjection(
            JdbcClient jdbc,
            Processes processes,
            Instances instances,
            Records records,
            Forms forms,
            Changes changes,
            Tasks tasks,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.instances = instances;
        this.records = records;
        this.forms = forms;
        this.changes = changes;
        this.tasks = tasks;
        this.events = events;
    }

    @EventListener
    void created(EngineEvent.UserTaskCreated event) {
        var instance = instances.find(event.instanceKey());
        var model = processes.model(event.processId(), event.version());
        var node = node(model, event.elementId());
        var record = record(instance, node);
        var candidates = candidates(event, instance);
        insert(event, model, node, instance, record);
        for (var principal : candidates) {
            jdbc.sql("INSERT INTO task.candidate (task_id, principal, due_at, claimable) VALUES (?, ?, ?, ?)")
                    .param(event.taskKey())
                    .param(principal)
                    .param(due(event))
                    .param(event.assignee() == null)
                    .update();
        }
        events.publishEvent(new TaskCreated(
                event.taskKey(),
                event.at(),
                node.property("due"),
                node.property("deadline"),
                event.dueAt(),
                record.owner()));
        changes.task(
                event.taskKey(), record.id(), Changes.everyone(candidates, event.assignee(), instance.startedBy()));
    }

    /** The record as it is once the task is open. */
    private Records.Record record(Instances.Instance instance, Model.Node node) {
        var status = node.property("recordStatus");
        return status == null
                ? records.get(instance.registry(), instance.recordId())
                : records.apply(
                        instance.registry(),
                        instance.recordId(),
                        Map.of(),
                        status,
                        new Records.Cause(null, node.name()));
    }

    /** A task that names nobody falls to whoever started the process: it must be in somebody's inbox. */
    private static List<String> candidates(EngineEvent.UserTaskCreated event, Instances.Instance instance) {
        var named = event.candidates().stream().distinct().toList();
        return named.isEmpty() && event.assignee() == null
                ? Stream.ofNullable(instance.startedBy())
                        .map(username -> "user:" + username)
                        .toList()
                : named;
    }

    private void insert(
            EngineEvent.UserTaskCreated event,
            Model model,
            Model.Node node,
            Instances.Instance instance,
            Records.Record record) {
        var form = forms.latest(String.valueOf(node.form()));
        jdbc.sql("""
                INSERT INTO task.task (id, instance_key, process_id, version, element_id, name, process_name, registry,
                    record_id, record_number, record_title, record_status, owner_org, form_id, form_version, state,
                    assignee, created_at, due_at, priority, started_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)
                """)
                .param(event.taskKey())
                .param(event.instanceKey())
                .param(event.processId())
                .param(event.version())
                .param(event.elementId())
                .param(node.name())
                .param(model.name())
                .param(record.registry())
                .param(record.id())
                .param(record.number())
                .param(record.title())
                .param(record.status())
                .param(record.owner())
                .param(form.id())
                .param(form.version())
                .param(event.assignee())
                .param(Timestamp.from(event.at()))
                .param(due(event))
                .param(event.priority())
                .param(instance.startedBy())
                .update();
    }

    private static Timestamp due(EngineEvent.UserTaskCreated event) {
        var due = event.dueAt();
        return due == null ? new Timestamp(PGStatement.DATE_POSITIVE_INFINITY) : Timestamp.from(due);
    }

    private static Model.Node node(Model model, String elementId) {
        var node = model.elements().get(elementId);
        if (node == null || node.form() == null) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "task.no-form", elementId);
        }
        return node;
    }

    @EventListener
    void ended(EngineEvent.UserTaskEnded event) {
        var open = jdbc.sql("""
                UPDATE task.task SET state = ?, ended_at = coalesce(ended_at, ?) WHERE id = ? RETURNING *
                """)
                .param(event.canceled() ? "canceled" : "done")
                .param(Timestamp.from(event.at()))
                .param(event.taskKey())
                .query(Task::of)
                .optional();
        open.ifPresent(task -> {
            var everyone = tasks.everyone(task, task.endedBy());
            jdbc.sql("UPDATE task.candidate SET claimable = false WHERE task_id = ?")
                    .param(task.id())
                    .update();
            jdbc.sql("DELETE FROM task.draft WHERE task_id = ?")
                    .param(task.id())
                    .update();
            changes.task(task.id(), task.recordId(), everyone);
        });
    }

    /** The copies of the record in open tasks follow the record. */
    @EventListener
    void changed(RecordChanged event) {
        var open = jdbc.sql("SELECT count(*) FROM task.task WHERE registry = ? AND record_id = ? AND state = 'open'")
                .params(event.registry(), event.id())
                .query(Integer.class)
                .single();
        if (open > 0) {
            copy(records.get(event.registry(), event.id()));
        }
    }

    private void copy(Records.Record record) {
        jdbc.sql("""
                UPDATE task.task SET record_number = ?, record_title = ?, record_status = ?, owner_org = ?
                WHERE registry = ? AND record_id = ? AND state = 'open'
                """)
                .param(record.number())
                .param(record.title())
                .param(record.status())
                .param(record.owner())
                .param(record.registry())
                .param(record.id())
                .update();
    }
}
