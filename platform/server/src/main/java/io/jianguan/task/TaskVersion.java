package io.jianguan.task;

import io.jianguan.engine.EngineEvent;
import io.jianguan.process.Processes;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open tasks follow their instance to another version of the process; their form stays the one they began with. */
@Component
class TaskVersion {
    private final JdbcClient jdbc;
    private final Processes processes;

    TaskVersion(JdbcClient jdbc, Processes processes) {
        this.jdbc = jdbc;
        this.processes = processes;
    }

    private record Open(long id, String elementId) {}

    @EventListener
    void migrated(EngineEvent.InstanceMigrated event) {
        var model = processes.model(event.processId(), event.version());
        var open = jdbc.sql("SELECT id, element_id FROM task.task WHERE instance_key = ? AND ended_at IS NULL")
                .param(event.instanceKey())
                .query(Open.class)
                .list();
        for (var task : open) {
            jdbc.sql("UPDATE task.task SET version = ?, name = ?, process_name = ? WHERE id = ?")
                    .params(event.version(), model.nameOf(task.elementId()), model.name(), task.id())
                    .update();
        }
    }
}
