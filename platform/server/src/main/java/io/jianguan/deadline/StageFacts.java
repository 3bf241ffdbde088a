package io.jianguan.deadline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.jianguan.engine.EngineEvent;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.task.TaskClaimed;
import io.jianguan.task.TaskCreated;
import io.jianguan.task.TaskFacts;
import io.jianguan.task.TaskUnclaimed;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the clocks of stages copy of their record: its title and number, and who works on it. */
@Component
class StageFacts {
    private static final int AT_ONCE = 500;
    private final JdbcClient jdbc;
    private final Registries registries;
    private final Records records;
    private final TaskFacts tasks;

    StageFacts(JdbcClient jdbc, Registries registries, Records records, TaskFacts tasks) {
        this.jdbc = jdbc;
        this.registries = registries;
        this.records = records;
        this.tasks = tasks;
    }

    @EventListener
    void created(TaskCreated event) {
        held(event.registry(), event.recordId(), null);
    }

    @EventListener
    void claimed(TaskClaimed event) {
        held(event.taskId(), null);
    }

    @EventListener
    void unclaimed(TaskUnclaimed event) {
        held(event.taskId(), null);
    }

    @EventListener
    void ended(EngineEvent.UserTaskEnded event) {
        held(event.taskKey(), event.taskKey());
    }

    private void held(long taskId, @Nullable Long ended) {
        tasks.about(taskId).ifPresent(about -> held(about.registry(), about.recordId(), ended));
    }

    private void held(String registry, long recordId, @Nullable Long ended) {
        if (isTimed(registry)) {
            jdbc.sql("""
                    UPDATE deadline.clock SET holder = ?
                    WHERE registry = ? AND record_id = ? AND status IS NOT NULL AND state <> 'ended'
                    """)
                    .param(tasks.holderOf(registry, recordId, ended).orElse(null))
                    .param(registry)
                    .param(recordId)
                    .update();
        }
    }

    private boolean isTimed(String registry) {
        return registries.names().contains(registry)
                && registries.get(registry).statuses().stream()
                        .anyMatch(status -> !status.deadlines().isEmpty());
    }

    /** A record was created or changed, and its clocks are there. */
    void copy(Records.Record record) {
        jdbc.sql("""
                UPDATE deadline.clock SET record_title = ?, record_number = ?, holder = ?
                WHERE registry = ? AND record_id = ? AND status IS NOT NULL AND state <> 'ended'
                """)
                .param(record.title())
                .param(record.number())
                .param(tasks.holderOf(record.registry(), record.id(), null).orElse(null))
                .param(record.registry())
                .param(record.id())
                .update();
    }

    private record Unnamed(String registry, long recordId) {}

    /** Clocks that began before they copied anything. */
    @EventListener(ApplicationReadyEvent.class)
    void complete() {
        for (var some = unnamed(); !some.isEmpty(); some = unnamed()) {
            some.stream()
                    .collect(groupingBy(Unnamed::registry, mapping(Unnamed::recordId, toSet())))
                    .forEach(this::complete);
        }
    }

    private List<Unnamed> unnamed() {
        return jdbc.sql("""
                SELECT registry, record_id FROM deadline.clock
                WHERE status IS NOT NULL AND state <> 'ended' AND record_title IS NULL ORDER BY id LIMIT ?
                """).param(AT_ONCE).query(Unnamed.class).list();
    }

    /** Those whose record is gone have no title. */
    private void complete(String registry, Set<Long> ids) {
        jdbc.sql("""
                UPDATE deadline.clock SET record_title = ''
                WHERE registry = ? AND record_id = ANY (?) AND record_title IS NULL
                """).params(registry, ids.toArray(Long[]::new)).update();
        if (registries.names().contains(registry)) {
            records.get(registry, ids).forEach(this::copy);
        }
    }
}
