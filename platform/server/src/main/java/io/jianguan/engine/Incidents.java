package io.jianguan.engine;

import java.sql.Timestamp;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code engine.incident}: where instances stand still and need somebody. */
@Repository
class Incidents {
    private final JdbcClient jdbc;

    Incidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(EngineEvent.IncidentRaised raised) {
        jdbc.sql("""
                INSERT INTO engine.incident
                    (incident_key, instance_key, element_id, error_type, message, raised_at)
                VALUES (:incident, :instance, :element, :type, :message, :at)
                """)
                .param("incident", raised.incidentKey())
                .param("instance", raised.instanceKey())
                .param("element", raised.elementId())
                .param("type", raised.errorType())
                .param("message", raised.message())
                .param("at", Timestamp.from(raised.at()))
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
