package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks as people see them. */
@Component
class TaskView {
    private final JdbcClient jdbc;
    private final Actors actors;
    private final PrincipalNames principalNames;
    private final Clock clock;

    TaskView(JdbcClient jdbc, Actors actors, PrincipalNames principalNames, Clock clock) {
        this.jdbc = jdbc;
        this.actors = actors;
        this.principalNames = principalNames;
        this.clock = clock;
    }

    record RecordRef(
            String registry,
            String id,
            @Nullable String number,
            String title,
            @Nullable String status) {}

    record Person(String username, String name) {}

    /** @param clock {@code none, running, near, overdue, paused} */
    record Summary(
            String id,
            String name,
            String processId,
            String processLabel,
            String instanceId,
            String elementId,
            RecordRef record,
            @Nullable Person assignee,
            List<String> candidates,
            Instant createdAt,
            @Nullable Instant dueAt,
            String clock,
            @Nullable String explanation,
            int priority,
            String state,
            boolean mine,
            boolean claimable,
            @Nullable Person endedBy,
            @Nullable Instant endedAt,
            String kind,
            @Nullable Person onBehalfOf,
            @Nullable String ending) {}

    Summary of(Actor actor, Task task) {
        return of(actor, List.of(task)).getFirst();
    }

    List<Summary> of(Actor actor, Collection<Task> tasks) {
        var principals = principals(tasks);
        var labels = principalNames.of(
                principals.values().stream().flatMap(List::stream).distinct().toList());
        var names = actors.names(tasks.stream()
                .flatMap(task -> Stream.of(task.assignee(), task.endedBy(), task.onBehalfOf()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return tasks.stream()
                .map(task -> summary(actor, task, principals.getOrDefault(task.id(), List.of()), labels, names))
                .toList();
    }

    private Map<Long, List<String>> principals(Collection<Task> tasks) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        record Candidate(long task, String principal) {}
        return jdbc
                .sql("SELECT task_id AS task, principal FROM task.candidate WHERE task_id IN (:ids) ORDER BY 1, 2")
                .param("ids", tasks.stream().map(Task::id).toList())
                .query((row, number) -> new Candidate(row.getLong("task"), row.getString("principal")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Candidate::task, Collectors.mapping(Candidate::principal, Collectors.toList())));
    }

    private Summary summary(
            Actor actor, Task task, List<String> principals, Map<String, String> labels, Map<String, String> names) {
        var claimable = task.isOpen()
                && task.assignee() == null
                && principals.stream().anyMatch(actor.principals(task.processId())::contains);
        return new Summary(
                String.valueOf(task.id()),
                task.name(),
                task.processId(),
                task.processName(),
                String.valueOf(task.instanceKey()),
                task.elementId(),
                new RecordRef(
                        task.registry(),
                        String.valueOf(task.recordId()),
                        task.recordNumber(),
                        task.recordTitle(),
                        task.recordStatus()),
                person(task.assignee(), names),
                principals.stream()
                        .map(principal -> labels.getOrDefault(principal, principal))
                        .toList(),
                task.createdAt(),
                task.dueAt(),
                clock(task),
                explanation(task),
                task.priority(),
                task.state().name().toLowerCase(Locale.ROOT),
                task.isOpen() && task.assignee() != null && actor.mayActFor(task.assignee(), task.processId()),
                claimable,
                person(task.endedBy(), names),
                task.endedAt(),
                task.kind().name().toLowerCase(Locale.ROOT),
                person(task.onBehalfOf(), names),
                task.ending());
    }

    private static @Nullable String explanation(Task task) {
        var english = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return english && task.dueExplanationEn() != null ? task.dueExplanationEn() : task.dueExplanation();
    }

    private String clock(Task task) {
        var now = clock.instant();
        // It goes on while others are asked.
        var ticks = task.isOpen() || task.state() == Task.State.WAITING;
        var due = task.dueAt();
        if (task.paused() && ticks) {
            return "paused";
        }
        if (due == null || !ticks) {
            return "none";
        }
        if (due.isBefore(now)) {
            return "overdue";
        }
        var near = task.nearAt();
        return near != null && !now.isBefore(near) ? "near" : "running";
    }

    private static @Nullable Person person(@Nullable String username, Map<String, String> names) {
        return username == null ? null : new Person(username, names.getOrDefault(username, username));
    }
}
