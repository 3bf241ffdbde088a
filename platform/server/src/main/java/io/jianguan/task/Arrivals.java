package io.jianguan.task;

import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells people of a task that names them, and whoever stands in for them. Not the groups that may claim it, whose inbox
 * shows it, and not whoever has just brought it about by finishing the step before.
 */
@Component
class Arrivals {
    private final JdbcClient jdbc;
    private final Notifications notifications;

    Arrivals(JdbcClient jdbc, Notifications notifications) {
        this.jdbc = jdbc;
        this.notifications = notifications;
    }

    private record Arrived(String name, String title, String process, List<String> people, String before) {}

    @EventListener
    @Order(20)
    void created(TaskCreated event) {
        jdbc.sql("""
                SELECT t.name, t.record_title, t.process_id,
                    CASE WHEN t.assignee IS NOT NULL THEN ARRAY[t.assignee] ELSE ARRAY(
                        SELECT substr(c.principal, 6) FROM task.candidate c
                        WHERE c.task_id = t.id AND c.principal LIKE 'user:%') END AS people,
                    coalesce((SELECT b.ended_by FROM task.task b WHERE b.instance_key = t.instance_key
                        AND b.ended_by IS NOT NULL ORDER BY b.ended_at DESC LIMIT 1), '') AS before
                FROM task.task t WHERE t.id = ?
                """)
                .param(event.taskId())
                .query((row, number) -> new Arrived(
                        row.getString("name"),
                        row.getString("record_title"),
                        row.getString("process_id"),
                        List.of((String[]) row.getArray("people").getArray()),
                        row.getString("before")))
                .optional()
                .filter(arrived -> !arrived.people().isEmpty())
                .ifPresent(arrived -> tell(event.taskId(), arrived));
    }

    private void tell(long task, Arrived arrived) {
        notifications.tell(new Notice(
                        "task-arrived",
                        arrived.people().stream()
                                .map(username -> "user:" + username)
                                .collect(Collectors.toSet()),
                        List.of(arrived.name(), arrived.title()),
                        "/tasks/" + task,
                        "task-arrived:" + task)
                .in(arrived.process())
                .by(arrived.before()));
    }
}
