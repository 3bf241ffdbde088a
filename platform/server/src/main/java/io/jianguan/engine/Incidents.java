package io.jianguan.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code engine.incident}: where instances stand still and need somebody. */
@Repository
public class Incidents implements ReadModel {
    private final JdbcClient jdbc;

    Incidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param errorType the engine's name of what went wrong, for example {@code JOB_NO_RETRIES}
     * @param jobKey of the service task that failed; null where it is not about a job
     */
    public record Incident(
            long incidentKey,
            long instanceKey,
            @Nullable String elementId,
            String errorType,
            String message,
            Instant raisedAt,
            @Nullable Long jobKey) {}

    /** Unresolved ones, the newest first. */
    public List<Incident> open(long instanceKey) {
        return jdbc.sql("""
                SELECT * FROM engine.incident WHERE instance_key = :instance AND resolved_at IS NULL
                ORDER BY raised_at DESC, incident_key DESC
                """)
                .param("instance", instanceKey)
                .query(Incident.class)
                .list();
    }

    /** Unresolved ones of all instances, the newest first; after the one named, if one is. */
    public List<Incident> open(@Nullable Instant raisedAt, @Nullable Long incidentKey, int limit) {
        return jdbc.sql("""
                SELECT * FROM engine.incident
                WHERE resolved_at IS NULL
                AND (raised_at, incident_key) < (coalesce(:at::timestamptz, 'infinity'), coalesce(:key::bigint, 0))
                ORDER BY raised_at DESC, incident_key DESC
                LIMIT :limit
                """)
                .param("at", raisedAt == null ? null : Timestamp.from(raisedAt))
                .param("key", incidentKey)
                .param("limit", limit)
                .query(Incident.class)
                .list();
    }

    @Override
    public void rebuild(long instanceKey, List<EngineEvent> life) {
        jdbc.sql("DELETE FROM engine.incident WHERE instance_key = :instance")
                .param("instance", instanceKey)
                .update();
        for (var event : life) {
            switch (event) {
                case EngineEvent.IncidentRaised raised -> on(raised);
                case EngineEvent.IncidentResolved resolved -> on(resolved);
                default -> {}
            }
        }
    }

    @EventListener
    void on(EngineEvent.IncidentRaised raised) {
        jdbc.sql("""
                INSERT INTO engine.incident
                    (incident_key, instance_key, element_id, error_type, message, raised_at, job_key)
                VALUES (:incident, :instance, :element, :type, :message, :at, :job)
                ON CONFLICT DO NOTHING
                """)
                .param("incident", raised.incidentKey())
                .param("instance", raised.instanceKey())
                .param("element", raised.elementId())
                .param("type", raised.errorType())
                .param("message", raised.message())
                .param("at", Timestamp.from(raised.at()))
                .param("job", raised.jobKey())
                .update();
    }

    @EventListener
    void on(EngineEvent.IncidentResolved resolved) {
        jdbc.sql("UPDATE engine.incident SET resolved_at = :at WHERE incident_key = :incident")
                .param("incident", resolved.incidentKey())
                .param("at", Timestamp.from(resolved.at()))
                .update();
    }
}
