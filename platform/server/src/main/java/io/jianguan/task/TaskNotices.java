package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notices of what was done to tasks: step, record, who did it, why; also for whoever stands in. */
@Component
class TaskNotices {
    private final Notifications notifications;
    private final Tasks tasks;
    private final Actors actors;

    TaskNotices(Notifications notifications, Tasks tasks, Actors actors) {
        this.notifications = notifications;
        this.tasks = tasks;
        this.actors = actors;
    }

    void of(String kind, Task task, Set<String> usernames, Actor actor, String reason) {
        tell(kind, task, users(usernames), actor, reason);
    }

    private static Set<String> users(Set<String> usernames) {
        return usernames.stream().map(username -> "user:" + username).collect(Collectors.toSet());
    }

    /** To read is not to do: nobody reads in another's stead. */
    void copied(Task task, Set<String> usernames, Actor actor, String reason) {
        notifications.tell(notice("task-copied", task, users(usernames), actor.name(), reason)
                .by(actor.username()));
    }

    /** The task left whoever had it, without their doing. */
    void takenAway(Task task, Set<String> usernames, Actor actor, String reason, String to) {
        tell("task-taken-away", task, users(usernames), actor, reason, to);
    }

    /** The matter went on without the task. @param step where it is now */
    void dropped(Task task, Actor actor, String reason, String step) {
        tell("task-dropped", task, principals(task), actor, reason, step);
    }

    /** Those who were asked need not answer any more: it is decided. */
    void decided(Task part) {
        tell("sign-decided", part, principals(part), null, "");
    }

    /** To whoever holds it, else to all who may. */
    void holders(String kind, Task task, Actor actor, String reason) {
        tell(kind, task, principals(task), actor, reason);
    }

    private Set<String> principals(Task task) {
        return task.assignee() == null ? Set.copyOf(tasks.candidates(task.id())) : Set.of("user:" + task.assignee());
    }

    /** @param signer who was to be asked first: by the model, or by somebody who says what for */
    void asked(Task task, Task.Kind kind, String username, long child, Signings.Signer signer) {
        var by = signer.addedBy();
        var name = kind == Task.Kind.DELEGATE ? "task-delegated" : by == null ? "sign-requested" : "sign-asked";
        notifications.tell(new Notice(
                        name,
                        users(Set.of(username)),
                        List.of(
                                task.name(),
                                task.recordTitle(),
                                by == null ? "" : actors.names(List.of(by)).getOrDefault(by, by),
                                Objects.requireNonNullElse(signer.reason(), "")),
                        link(child),
                        null)
                .in(task.processId()));
    }

    void cameBack(Task task) {
        tell("sign-finished", task, principals(task), null, "");
    }

    void refused(Task task, String username) {
        notifications.tell(notice("task-refused", task, Set.of("user:" + username), "", ""));
    }

    private void tell(
            String kind, Task task, Set<String> principals, @Nullable Actor actor, String reason, String... more) {
        notifications.tell(notice(kind, task, principals, actor == null ? "" : actor.name(), reason, more)
                .in(task.processId())
                .by(actor == null ? null : actor.username()));
    }

    private static Notice notice(
            String kind, Task task, Set<String> principals, String name, String reason, String... more) {
        return new Notice(
                kind,
                principals,
                Stream.concat(Stream.of(task.name(), task.recordTitle(), name, reason), Stream.of(more))
                        .toList(),
                link(task.id()),
                null);
    }

    private static String link(long task) {
        return "/tasks/" + task;
    }
}
