package io.jianguan.task;

import io.jianguan.engine.EngineEvent;
import io.jianguan.form.Forms;
import io.jianguan.form.TypedDrafts;
import io.jianguan.process.Instances;
import io.jianguan.process.Model;
import io.jianguan.process.Processes;
import io.jianguan.registry.RecordChanged;
import io.jianguan.registry.Records;
import io.jianguan.registry.RecordsMoved;
import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    private final TypedDrafts typed;
    private final Processes processes;
    private final Instances instances;
    private final Records records;
    private final Forms forms;
    private final Changes changes;
    private final Tasks tasks;
    private final Movement movement;
    private final Approvers approvers;
    private final FirstSteps steps;
    private final Parts parts;
    private final ApplicationEventPublisher events;

    TaskProjection(
            JdbcClient jdbc,
            TypedDrafts typed,
            Processes processes,
            Instances instances,
            Records records,
            Forms forms,
            Changes changes,
            Tasks tasks,
            Movement movement,
            Approvers approvers,
            FirstSteps steps,
            Parts parts,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.typed = typed;
        this.processes = processes;
        this.instances = instances;
        this.records = records;
        this.forms = forms;
        this.changes = changes;
        this.tasks = tasks;
        this.movement = movement;
        this.approvers = approvers;
        this.steps = steps;
        this.parts = parts;
        this.events = events;
    }

    @EventListener
    void created(EngineEvent.UserTaskCreated event) {
        var instance = instances.find(event.instanceKey());
        var model = processes.model(event.processId(), event.version());
        var node = node(model, event.elementId());
        var record = record(instance, node);
        var arrival = movement.arrived(event);
        var approver = approvers.of(event, instance, node, arrival.orElse(null));
        var task = insert(event, model, node, instance, record, approver.assignee(), arrival.orElse(null));
        offer(task, approver.candidates(), due(event));
        events.publishEvent(new TaskCreated(
                event.taskKey(),
                event.at(),
                node.property("due"),
                node.property("deadline"),
                event.dueAt(),
                record.owner(),
                record.registry(),
                record.id(),
                approver.assignee() != null,
                arrival.map(there -> again(task, there)).orElse(null)));
        steps.begin(task, node, approver);
        changes.task(task, Changes.everyone(approver.candidates(), approver.assignee(), instance.startedBy()));
    }

    /** Null where the instance has never been at the step. */
    private TaskCreated.@Nullable Again again(Task task, Movement.Arrival arrival) {
        return jdbc.sql("""
                SELECT id FROM task.task
                WHERE instance_key = ? AND element_id = ? AND kind = 'main' AND id <> ?
                ORDER BY created_at DESC, id DESC LIMIT 1
                """)
                .params(task.instanceKey(), task.elementId(), task.id())
                .query(Long.class)
                .optional()
                .map(before -> new TaskCreated.Again(before, arrival.kind()))
                .orElse(null);
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

    private void offer(Task task, List<String> candidates, Timestamp due) {
        if (!candidates.isEmpty()) {
            jdbc.sql("""
                    INSERT INTO task.candidate (task_id, principal, due_at, claimable)
                    SELECT ?, principal, ?, ? FROM unnest(?::text[]) principal
                    """)
                    .params(task.id(), due, task.assignee() == null, candidates.toArray(String[]::new))
                    .update();
        }
    }

    private Task insert(
            EngineEvent.UserTaskCreated event,
            Model model,
            Model.Node node,
            Instances.Instance instance,
            Records.Record record,
            @Nullable String assignee,
            Movement.@Nullable Arrival arrival) {
        var form = String.valueOf(node.form());
        return jdbc.sql("""
                INSERT INTO task.task (id, instance_key, process_id, version, element_id, name, process_name, registry,
                    record_id, record_number, record_title, record_status, owner_org, form_id, form_version, state,
                    assignee, created_at, due_at, priority, started_by, element_instance_key, return_to)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?) RETURNING *
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
                .param(form)
                .param(forms.newest(form))
                .param(assignee)
                .param(Timestamp.from(event.at()))
                .param(due(event))
                .param(event.priority())
                .param(instance.startedBy())
                .param(event.elementInstanceKey())
                .param(arrival == null ? new String[0] : arrival.returnTo().toArray(String[]::new))
                .query(Task::of)
                .single();
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
        end(event.canceled(), event.at(), "id = ?", event.taskKey());
    }

    /** An instance moved by hand: brokers of 8.6 end the element and say nothing of its user task. */
    @EventListener
    void left(EngineEvent.ElementEnded event) {
        if (event.terminated() && event.elementType().equals("USER_TASK")) {
            end(true, event.at(), "element_instance_key = ?", event.elementInstanceKey());
        }
    }

    private record Ended(Task task, List<String> candidates, boolean whole) {}

    /** Never later than the engine says: by its clock, which may be behind ours, what follows comes after it. */
    private void end(boolean canceled, Instant at, String which, long key) {
        jdbc.sql("""
                WITH ended AS (
                    UPDATE task.task SET ended_at = least(ended_at, :at), state = CASE
                        WHEN NOT :canceled THEN 'done'
                        -- submitted straight back to where it was returned from
                        WHEN state = 'completing' AND ending IS NULL AND return_to <> '{}' THEN 'done'
                        ELSE 'canceled' END
                    WHERE %s AND state IN ('open', 'waiting', 'completing') RETURNING *
                ), offered AS (
                    UPDATE task.candidate SET claimable = false
                    WHERE claimable AND task_id IN (SELECT id FROM ended)
                ), asked AS (
                    UPDATE task.signing SET state = 'closed' WHERE task_id IN (SELECT id FROM ended)
                )
                SELECT *, ARRAY(SELECT principal FROM task.candidate c WHERE c.task_id = ended.id) AS candidates,
                    NOT EXISTS (SELECT FROM task.task part WHERE part.parent_id = ended.id
                        AND part.state IN ('open', 'waiting', 'completing')) AS whole
                FROM ended
                """.formatted(which.replace("?", ":key")))
                .param("at", Timestamp.from(at))
                .param("canceled", canceled)
                .param("key", key)
                .query((row, number) -> new Ended(
                        Task.of(row, number),
                        List.of((String[]) row.getArray("candidates").getArray()),
                        row.getBoolean("whole")))
                .list()
                .forEach(ended -> {
                    var task = ended.task();
                    typed.forget(List.of(Drafts.subject(task.id())));
                    if (!ended.whole()) {
                        parts.cancel(task.id(), at).forEach(part -> changes.task(part, tasks.everyone(part)));
                    }
                    events.publishEvent(new TaskSettled(task.id()));
                    changes.task(task, Changes.everyone(ended.candidates(), task.assignee(), task.endedBy()));
                });
    }

    /** The copies of the record in open tasks follow the record. */
    @EventListener
    void changed(RecordChanged event) {
        var open = jdbc.sql(
                        "SELECT count(*) FROM task.task WHERE registry = ? AND record_id = ? AND state IN ('open', 'waiting')")
                .params(event.registry(), event.id())
                .query(Integer.class)
                .single();
        if (open > 0) {
            copy(records.get(event.registry(), event.id()));
        }
    }

    private void copy(Records.Record record) {
        jdbc
                .sql("""
                UPDATE task.task t SET record_number = ?, record_title = ?, record_status = ?, owner_org = ?
                FROM (SELECT id, owner_org FROM task.task
                  WHERE registry = ? AND record_id = ? AND state IN ('open', 'waiting')) before
                WHERE t.id = before.id AND t.state IN ('open', 'waiting')
                RETURNING t.id, t.owner_org <> before.owner_org AS handed
                """)
                .param(record.number())
                .param(record.title())
                .param(record.status())
                .param(record.owner())
                .param(record.registry())
                .param(record.id())
                .query((row, number) -> Map.entry(row.getLong("id"), row.getBoolean("handed")))
                .list()
                .stream()
                .filter(Map.Entry::getValue)
                .forEach(task -> events.publishEvent(new TaskHanded(task.getKey(), record.owner())));
    }

    @EventListener
    void moved(RecordsMoved event) {
        var moved = List.copyOf(event.owners().entrySet());
        jdbc.sql("""
                UPDATE task.task t SET owner_org = moved.owner
                FROM unnest(:ids::bigint[], :owners::text[]) moved (id, owner)
                WHERE t.registry = :registry AND t.record_id = moved.id AND t.state IN ('open', 'waiting')
                  AND t.owner_org <> moved.owner
                RETURNING t.id, t.owner_org
                """)
                .param("ids", moved.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .param("owners", moved.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .param("registry", event.registry())
                .query((row, number) -> new TaskHanded(row.getLong(1), row.getString(2)))
                .list()
                .forEach(events::publishEvent);
    }
}
