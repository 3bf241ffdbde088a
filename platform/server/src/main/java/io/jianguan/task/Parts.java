package io.jianguan.task;

import io.jianguan.form.TypedDrafts;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks that are part of another: a signer's, a delegate's. The engine knows nothing of them. */
@Component
class Parts {
    private final JdbcClient jdbc;
    private final TypedDrafts typed;
    private final ApplicationEventPublisher events;

    Parts(JdbcClient jdbc, TypedDrafts typed, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.typed = typed;
        this.events = events;
    }

    long open(long whole, Task.Kind kind, String username, Instant at) {
        return jdbc.sql("""
                INSERT INTO task.task (id, parent_id, kind, instance_key, process_id, version, element_id, name,
                    process_name, registry, record_id, record_number, record_title, record_status, owner_org, form_id,
                    form_version, state, assignee, created_at, due_at, due_explanation, due_explanation_en, near_at, paused,
                    clock_category, priority, started_by)
                SELECT nextval('task.child_id'), id, :kind, instance_key, process_id, version, element_id, name,
                    process_name, registry, record_id, record_number, record_title, record_status, owner_org, form_id,
                    form_version, 'open', :username, :at, due_at, due_explanation, due_explanation_en, near_at, paused,
                    clock_category, priority, started_by
                FROM task.task WHERE id = :whole RETURNING id
                """)
                .param("whole", whole)
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("username", username)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /** Those of a task, and theirs, that somebody still has to work on; also while the engine is asked to move them. */
    List<Task> live(long whole) {
        return jdbc.sql("""
                WITH RECURSIVE part AS (
                    SELECT * FROM task.task WHERE parent_id = ?
                    UNION ALL
                    SELECT t.* FROM task.task t JOIN part ON t.parent_id = part.id)
                SELECT * FROM part WHERE state IN ('open', 'waiting', 'completing') ORDER BY id
                """).param(whole).query(Task::of).list();
    }

    /** Nobody needs to work on them any more. */
    List<Task> cancel(long whole, Instant at) {
        var live = live(whole);
        live.forEach(part -> end(part, "canceled", at));
        return live;
    }

    void end(Task part, String state, Instant at) {
        jdbc.sql("UPDATE task.task SET state = ?, ended_at = coalesce(ended_at, ?) WHERE id = ?")
                .params(state, Timestamp.from(at), part.id())
                .update();
        jdbc.sql("UPDATE task.signing SET state = 'closed' WHERE task_id = ?")
                .param(part.id())
                .update();
        typed.forget(List.of(Drafts.subject(part.id())));
        events.publishEvent(new TaskSettled(part.id()));
    }
}
