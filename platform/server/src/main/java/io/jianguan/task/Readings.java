package io.jianguan.task;

import io.jianguan.identity.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has opened which task. */
@Component
class Readings {
    private final JdbcClient jdbc;
    private final Clock clock;

    Readings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void opened(Actor actor, long taskId) {
        jdbc.sql("INSERT INTO task.reading (task_id, username, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(taskId, actor.username(), Timestamp.from(clock.instant()))
                .update();
    }
}
