package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.process.Timeline;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 抄送 and 传阅: people who may read along. It never holds anything up. */
@Component
class Copies {
    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final Allowed allowed;
    private final TaskHistory history;
    private final TaskNotices notices;
    private final Changes changes;
    private final Clock clock;

    Copies(
            JdbcClient jdbc,
            Tasks tasks,
            Allowed allowed,
            TaskHistory history,
            TaskNotices notices,
            Changes changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.allowed = allowed;
        this.history = history;
        this.notices = notices;
        this.changes = changes;
        this.clock = clock;
    }

    record Copy(String username, Instant at, @Nullable Instant readAt) {}

    List<Copy> of(long taskId) {
        return jdbc.sql("SELECT username, at, read_at FROM task.copy WHERE task_id = ? ORDER BY at, username")
                .param(taskId)
                .query((row, number) -> {
                    var read = row.getTimestamp("read_at");
                    return new Copy(
                            row.getString("username"),
                            row.getTimestamp("at").toInstant(),
                            read == null ? null : read.toInstant());
                })
                .list();
    }

    /** Whoever has a copy already does not get a second. */
    void send(Actor actor, long id, List<String> usernames, @Nullable String reason) {
        var task = tasks.get(actor, id);
        allowed.require(task, "copy");
        allowed.people(usernames);
        var now = clock.instant();
        var fresh = usernames.stream()
                .filter(username -> jdbc.sql("""
                                INSERT INTO task.copy (task_id, username, by_whom, at) VALUES (?, ?, ?, ?)
                                ON CONFLICT DO NOTHING
                                """)
                                .params(id, username, actor.username(), Timestamp.from(now))
                                .update()
                        > 0)
                .toList();
        if (!fresh.isEmpty()) {
            var entry = Timeline.Entry.of(now, "copied", task.elementId(), actor.username())
                    .to(fresh);
            history.add(task, reason == null || reason.isBlank() ? entry : entry.opinion(reason));
            notices.copied(task, Set.copyOf(fresh), actor, reason == null ? "" : reason);
            changes.task(task, Changes.everyone(List.of(), null, fresh.toArray(String[]::new)));
        }
    }

    /** The reader has seen it. */
    @Transactional
    public void read(Actor actor, Task task) {
        var now = clock.instant();
        var first = jdbc.sql("UPDATE task.copy SET read_at = ? WHERE task_id = ? AND username = ? AND read_at IS NULL")
                        .params(Timestamp.from(now), task.id(), actor.username())
                        .update()
                > 0;
        if (first) {
            history.add(task, Timeline.Entry.of(now, "read", task.elementId(), actor.username()));
        }
    }
}
