package io.jianguan.process;

import io.jianguan.engine.EngineEvent;
import io.jianguan.engine.ReadModel;
import io.jianguan.identity.Actor;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The read model of instances, kept from the engine's events. */
@Component
public class Instances implements ReadModel {
    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final Records records;
    private final Participants participants;

    Instances(JdbcClient jdbc, Timeline timeline, Records records, Participants participants) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.records = records;
        this.participants = participants;
    }

    /** @param state {@code running, completed, canceled} */
    public record Instance(
            long key,
            String processId,
            int version,
            String registry,
            long recordId,
            @Nullable String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            String state) {}

    /**
     * For whoever may read its record, and whoever takes part in it.
     *
     * @throws Problem {@code process.instance-unknown}; {@code registry.record-unknown} for everybody else
     */
    public Instance get(Actor actor, long key) {
        var instance = find(key);
        if (!participants.include(actor, instance)) {
            records.get(actor, instance.registry(), instance.recordId());
        }
        return instance;
    }

    /** @throws Problem {@code process.instance-unknown} */
    public Instance find(long key) {
        return jdbc.sql("SELECT * FROM process.instance WHERE instance_key = ?")
                .param(key)
                .query(Instances::row)
                .optional()
                .orElseThrow(() -> Problem.notFound("process.instance-unknown", String.valueOf(key)));
    }

    /** Those that moved or move a record, the newest first. */
    public List<Instance> of(String registry, long recordId) {
        return jdbc.sql("""
                SELECT * FROM process.instance WHERE registry = ? AND record_id = ? AND instance_key IS NOT NULL
                ORDER BY requested_at DESC
                """).params(registry, recordId).query(Instances::row).list();
    }

    /** What people did stands in the timeline, which is not made again. */
    @Override
    public void rebuild(long instanceKey, List<EngineEvent> life) {
        for (var event : life) {
            switch (event) {
                case EngineEvent.InstanceStarted started -> store(started);
                case EngineEvent.InstanceMigrated migrated -> migrated(migrated);
                case EngineEvent.InstanceEnded ended -> store(ended);
                default -> {}
            }
        }
    }

    @EventListener
    void started(EngineEvent.InstanceStarted event) {
        store(event);
        timeline.add(
                event.instanceKey(),
                Timeline.Entry.of(
                        event.at(), "started", null, find(event.instanceKey()).startedBy()));
    }

    private void store(EngineEvent.InstanceStarted event) {
        jdbc.sql("""
                INSERT INTO process.instance (command_id, instance_key, process_id, version, registry, record_id,
                    requested_at, started_at, state)
                VALUES (coalesce(?::uuid, gen_random_uuid()), ?, ?, ?, ?, ?, ?, ?, 'running')
                ON CONFLICT (command_id) DO UPDATE SET instance_key = excluded.instance_key,
                    version = excluded.version, started_at = excluded.started_at, state = 'running'
                """)
                .param(event.commandId() == null ? null : event.commandId().toString())
                .param(event.instanceKey())
                .param(event.processId())
                .param(event.version())
                .param(String.valueOf(event.variables().get("registry")))
                .param(Long.parseLong(String.valueOf(event.variables().get("recordId"))))
                .param(Timestamp.from(event.at()))
                .param(Timestamp.from(event.at()))
                .update();
    }

    @EventListener
    void migrated(EngineEvent.InstanceMigrated event) {
        jdbc.sql("UPDATE process.instance SET version = ? WHERE instance_key = ?")
                .params(event.version(), event.instanceKey())
                .update();
    }

    @EventListener
    void ended(EngineEvent.InstanceEnded event) {
        store(event);
        timeline.add(
                event.instanceKey(), Timeline.Entry.of(event.at(), event.canceled() ? "stopped" : "ended", null, null));
    }

    private void store(EngineEvent.InstanceEnded event) {
        jdbc.sql("UPDATE process.instance SET state = ?, ended_at = ? WHERE instance_key = ?")
                .param(event.canceled() ? "canceled" : "completed")
                .param(Timestamp.from(event.at()))
                .param(event.instanceKey())
                .update();
    }

    private static Instance row(ResultSet row, int number) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Instance(
                row.getLong("instance_key"),
                row.getString("process_id"),
                row.getInt("version"),
                row.getString("registry"),
                row.getLong("record_id"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("state"));
    }
}
