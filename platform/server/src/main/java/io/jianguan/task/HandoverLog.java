package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which hand-overs there were, and each task that one moved. System administrators see all, others their own. */
@Component
class HandoverLog {
    private final JdbcClient jdbc;
    private final Actors actors;

    HandoverLog(JdbcClient jdbc, Actors actors) {
        this.jdbc = jdbc;
        this.actors = actors;
    }

    record Handover(
            String id,
            TaskView.Person person,
            TaskView.Person successor,
            TaskView.Person by,
            String reason,
            boolean future,
            Instant at,
            long tasks) {}

    record Item(String taskId, String name, @Nullable String number, String title, String state, Instant at) {}

    private record Row(
            String id,
            String person,
            String successor,
            String by,
            String reason,
            boolean future,
            Instant at,
            long tasks) {}

    Page<Handover> page(Actor actor, @Nullable Long before, int limit) {
        var rows = jdbc.sql("""
                SELECT h.*, (SELECT count(*) FROM task.handover_item i WHERE i.handover_id = h.id) AS tasks
                FROM task.handover h WHERE h.id < :before AND (:all OR h.by_whom = :me)
                ORDER BY h.id DESC LIMIT :limit
                """)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("all", actor.has("system-admin"))
                .param("me", actor.username())
                .param("limit", limit + 1)
                .query((row, number) -> new Row(
                        row.getString("id"),
                        row.getString("person"),
                        row.getString("successor"),
                        row.getString("by_whom"),
                        row.getString("reason"),
                        row.getBoolean("future"),
                        row.getTimestamp("at").toInstant(),
                        row.getLong("tasks")))
                .list();
        var page = Page.of(rows, limit, Row::id);
        return page.with(named(page.rows()));
    }

    private List<Handover> named(List<Row> rows) {
        var people = new ArrayList<String>();
        rows.forEach(row -> people.addAll(List.of(row.person(), row.successor(), row.by())));
        var names = actors.names(people);
        return rows.stream()
                .map(row -> new Handover(
                        row.id(),
                        person(row.person(), names.get(row.person())),
                        person(row.successor(), names.get(row.successor())),
                        person(row.by(), names.get(row.by())),
                        row.reason(),
                        row.future(),
                        row.at(),
                        row.tasks()))
                .toList();
    }

    private static TaskView.Person person(String username, @Nullable String name) {
        return new TaskView.Person(username, name == null ? username : name);
    }

    Page<Item> items(Actor actor, long id, @Nullable Long after, int limit) {
        var rows = jdbc.sql("""
                SELECT t.id, t.name, t.record_number, t.record_title, t.state, i.at
                FROM task.handover h
                JOIN task.handover_item i ON i.handover_id = h.id JOIN task.task t ON t.id = i.task_id
                WHERE h.id = :id AND i.task_id > :after AND (:all OR h.by_whom = :me) ORDER BY i.task_id LIMIT :limit
                """)
                .param("id", id)
                .param("after", after == null ? 0L : after)
                .param("all", actor.has("system-admin"))
                .param("me", actor.username())
                .param("limit", limit + 1)
                .query((row, number) -> new Item(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("record_number"),
                        row.getString("record_title"),
                        row.getString("state"),
                        row.getTimestamp("at").toInstant()))
                .list();
        return Page.of(rows, limit, Item::taskId);
    }
}
