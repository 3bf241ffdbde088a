package io.jianguan.task;

import io.jianguan.engine.EngineEvent;
import io.jianguan.engine.EngineEvent.ElementEnded;
import io.jianguan.engine.EngineEvent.UserTaskCreated;
import io.jianguan.engine.EngineEvent.UserTaskEnded;
import io.jianguan.engine.ReadModel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts the inbox right from the events: a task that is missing is opened, one that ended is closed. Who holds a task,
 * its draft and its submission are people's own and stay.
 */
@Component
class TaskRepair implements ReadModel {
    private static final Set<String> LIVE = Set.of("open", "waiting", "completing");
    private final JdbcClient jdbc;
    private final TaskProjection projection;

    TaskRepair(JdbcClient jdbc, TaskProjection projection) {
        this.jdbc = jdbc;
        this.projection = projection;
    }

    @Override
    public void rebuild(long instanceKey, List<EngineEvent> life) {
        var ended = new HashMap<Long, UserTaskEnded>();
        var left = new HashMap<Long, Instant>();
        for (var event : life) {
            switch (event) {
                case UserTaskEnded end -> ended.put(end.taskKey(), end);
                case ElementEnded end -> left.put(end.elementInstanceKey(), end.at());
                default -> {}
            }
        }
        life.stream()
                .filter(UserTaskCreated.class::isInstance)
                .map(UserTaskCreated.class::cast)
                .forEach(created -> repair(created, ended, left));
    }

    private void repair(UserTaskCreated created, Map<Long, UserTaskEnded> ended, Map<Long, Instant> left) {
        var state = jdbc.sql("SELECT state FROM task.task WHERE id = ?")
                .param(created.taskKey())
                .query(String.class)
                .optional();
        var end = ended.get(created.taskKey());
        var leftAt = left.get(created.elementInstanceKey());
        if (state.isEmpty()) {
            if (end == null && leftAt == null) {
                projection.created(created);
            }
        } else if (end != null && LIVE.contains(state.get())) {
            projection.ended(end);
        } else if (leftAt != null && !state.get().equals("completing") && LIVE.contains(state.get())) {
            projection.ended(new UserTaskEnded(created.instanceKey(), leftAt, created.taskKey(), true));
        }
    }
}
