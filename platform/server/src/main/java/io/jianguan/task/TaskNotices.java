package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Notices of what was done to tasks: step, record, who did it, why. */
@Component
class TaskNotices {
    private final Notifications notifications;
    private final Tasks tasks;

    TaskNotices(Notifications notifications, Tasks tasks) {
        this.notifications = notifications;
        this.tasks = tasks;
    }

    void of(String kind, Task task, Set<String> usernames, Actor actor, String reason) {
        var principals = usernames.stream()
                .filter(username -> !username.equals(actor.username()))
                .map(username -> "user:" + username)
                .collect(Collectors.toSet());
        tell(kind, task, principals, actor.name(), reason);
    }

    /** To whoever holds it, else to all who may. */
    void holders(String kind, Task task, Actor actor, String reason) {
        tell(kind, task, principals(task), actor.name(), reason);
    }

    private Set<String> principals(Task task) {
        return task.assignee() == null ? Set.copyOf(tasks.candidates(task.id())) : Set.of("user:" + task.assignee());
    }

    void asked(Task task, Task.Kind kind, String username, long child) {
        var name = kind == Task.Kind.DELEGATE ? "task-delegated" : "sign-requested";
        notifications.tell(new Notice(
                name, Set.of("user:" + username), List.of(task.name(), task.recordTitle(), "", ""), link(child), null));
    }

    void cameBack(Task task) {
        tell("sign-finished", task, principals(task), "", "");
    }

    void refused(Task task, String username) {
        tell("task-refused", task, Set.of("user:" + username), "", "");
    }

    private void tell(String kind, Task task, Set<String> principals, String name, String reason) {
        if (!principals.isEmpty()) {
            notifications.tell(new Notice(
                    kind,
                    principals,
                    Stream.of(task.name(), task.recordTitle(), name, reason).toList(),
                    link(task.id()),
                    null));
        }
    }

    private static String link(long task) {
        return "/tasks/" + task;
    }
}
