package io.jianguan.task;

import io.jianguan.process.Timeline;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why a task is there once more: who sent it back, from where, and what they said. */
@Component
class Returns {
    private final JdbcClient jdbc;
    private final Timeline timeline;

    Returns(JdbcClient jdbc, Timeline timeline) {
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    /** @param step name of the step it was returned from */
    record Return(
            String username,
            Instant at,
            String step,
            @Nullable String reason) {}

    private record Moved(String username, Instant at, String step) {}

    /** The return that brought the task about; what came in later by the flows was not returned. */
    Optional<Return> of(Task task) {
        return jdbc.sql("""
                SELECT m.username, m.at, f.name AS step FROM task.move m JOIN task.task f ON f.id = m.task_id
                WHERE m.arrived_task_id = ? AND m.kind = 'returned'
                """)
                .param(task.id())
                .query((row, number) -> new Moved(
                        row.getString("username"), row.getTimestamp("at").toInstant(), row.getString("step")))
                .optional()
                .map(moved -> new Return(moved.username(), moved.at(), moved.step(), reason(task, moved)));
    }

    private @Nullable String reason(Task task, Moved moved) {
        return timeline.of(task.instanceKey()).stream()
                .filter(entry ->
                        entry.kind().equals("returned") && moved.username().equals(entry.username()))
                .filter(entry -> !entry.at().isAfter(moved.at()))
                .reduce((earlier, later) -> later)
                .map(Timeline.Entry::opinion)
                .orElse(null);
    }
}
