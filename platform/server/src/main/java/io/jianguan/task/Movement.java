package io.jianguan.task;

import io.jianguan.engine.CommandRefused;
import io.jianguan.engine.Engine;
import io.jianguan.engine.EngineEvent;
import io.jianguan.identity.Actor;
import io.jianguan.process.Routes;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes an instance to another step. Until the engine answers, the tasks that will go are frozen: nobody can complete
 * what is about to vanish. If the engine refuses, they are as before and whoever wanted it is told.
 */
@Component
class Movement {
    private final JdbcClient jdbc;
    private final Engine engine;
    private final Tasks tasks;
    private final Changes changes;
    private final TaskNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Movement(
            JdbcClient jdbc,
            Engine engine,
            Tasks tasks,
            Changes changes,
            TaskNotices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.tasks = tasks;
        this.changes = changes;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param own the task it was done from; 0 where it was done to the whole instance
     * @param kind what people call it: {@code returned, withdrawn, jumped}
     * @param target the step it is taken to
     * @param assignee who gets the task at the target; null: whomever the model names
     * @param returnTo steps that the target's completion goes back to; empty: along the flows
     * @param reason may be empty
     */
    record Move(
            long instanceKey,
            long own,
            String kind,
            Routes.Plan plan,
            Routes.Step target,
            @Nullable String assignee,
            List<String> returnTo,
            String reason) {}

    /** @return id of the command to the engine */
    UUID go(Actor actor, Move move) {
        var frozen = freeze(actor, move);
        var command = engine.modify(
                move.instanceKey(),
                List.of(move.target().elementId()),
                move.plan().terminate(),
                Map.of());
        jdbc.sql("""
                INSERT INTO task.move (command_id, instance_key, task_id, kind, target, assignee, return_to, frozen,
                    username, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(command)
                .param(move.instanceKey())
                .param(move.own())
                .param(move.kind())
                .param(move.target().elementId())
                .param(move.assignee())
                .param(move.returnTo().toArray(String[]::new))
                .param(frozen.stream().map(Task::id).toArray(Long[]::new))
                .param(actor.username())
                .param(Timestamp.from(clock.instant()))
                .update();
        frozen.forEach(task -> changes.task(task, tasks.everyone(task, actor.username())));
        frozen.stream().filter(task -> task.id() != move.own()).forEach(task -> tell(actor, move, task));
        return command;
    }

    /** Whoever has a task that goes hears of it. */
    private void tell(Actor actor, Move move, Task task) {
        if (move.kind().equals("withdrawn")) {
            notices.holders("task-withdrawn", task, actor, move.reason());
        } else {
            notices.dropped(task, actor, move.reason(), move.target().name());
        }
    }

    private List<Task> freeze(Actor actor, Move move) {
        return jdbc.sql("""
                UPDATE task.task SET state = 'completing', ending = :kind, ended_at = :at,
                    ended_by = CASE WHEN id = :own THEN :username END
                WHERE instance_key = :instance AND element_id IN (:left) AND state IN ('open', 'waiting')
                RETURNING *
                """)
                .param("kind", move.kind())
                .param("at", Timestamp.from(clock.instant()))
                .param("own", move.own())
                .param("username", actor.username())
                .param("instance", move.instanceKey())
                .param("left", move.plan().left())
                .query(Task::of)
                .list();
    }

    /**
     * @param kind as {@link Move#kind}; {@code resubmitted} where it was returned from here
     * @param returnTo steps that the task's completion goes back to
     */
    record Arrival(String kind, @Nullable String assignee, List<String> returnTo) {}

    /** What a task that has come into being gets, if the instance was taken there. */
    Optional<Arrival> arrived(EngineEvent.UserTaskCreated event) {
        var arrival = jdbc.sql("""
                UPDATE task.move SET arrived_task_id = ?
                WHERE (command_id, target) = (
                    SELECT command_id, target FROM task.move
                    WHERE instance_key = ? AND target = ? AND arrived_task_id IS NULL ORDER BY at LIMIT 1)
                RETURNING kind, assignee, return_to
                """)
                .params(event.taskKey(), event.instanceKey(), event.elementId())
                .query((row, number) -> new Arrival(row.getString("kind"), row.getString("assignee"), List.of((String[])
                        row.getArray("return_to").getArray())))
                .optional();
        arrival.ifPresent(there -> events.publishEvent(new InstanceMoved(event.instanceKey())));
        return arrival;
    }

    @EventListener
    void refused(CommandRefused event) {
        jdbc.sql("DELETE FROM task.move WHERE command_id = ? RETURNING frozen, task_id, username")
                .param(event.commandId())
                .query(row -> {
                    thaw(List.of((Long[]) row.getArray("frozen").getArray()), row.getString("username"));
                });
        completionOf(event.commandId()).ifPresent(task -> {
            jdbc.sql("DELETE FROM task.submission WHERE task_id = ?")
                    .param(task.id())
                    .update();
            thaw(List.of(task.id()), task.endedBy());
        });
    }

    private Optional<Task> completionOf(UUID command) {
        return jdbc.sql("""
                SELECT t.* FROM task.submission s JOIN task.task t ON t.id = s.task_id
                WHERE s.command_id = ? AND t.state = 'completing'
                """).param(command).query(Task::of).optional();
    }

    private void thaw(List<Long> ids, @Nullable String username) {
        if (ids.isEmpty()) {
            return;
        }
        var again = jdbc.sql("""
                UPDATE task.task t SET ending = NULL, ended_by = NULL, ended_at = NULL,
                    state = CASE WHEN EXISTS (SELECT FROM task.task part WHERE part.parent_id = t.id
                        AND part.id IN (:ids)) THEN 'waiting' ELSE 'open' END
                WHERE id IN (:ids) AND state = 'completing' RETURNING *
                """).param("ids", ids).query(Task::of).list();
        again.forEach(task -> changes.task(task, tasks.everyone(task, username)));
        if (username != null) {
            again.stream().findFirst().ifPresent(task -> notices.refused(task, username));
        }
    }
}
