package io.jianguan.process;

import io.jianguan.engine.EngineEvent;
import io.jianguan.engine.EventBatches;
import io.jianguan.engine.ReadModel;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The path that an instance takes through its diagram, and where it is stuck. */
@Component
class Steps implements ReadModel, EventBatches {
    private final JdbcClient jdbc;

    Steps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Incident(@Nullable String elementId, String message, Instant raisedAt) {}

    List<String> active(long instanceKey) {
        return elements(instanceKey, "ended_at IS NULL");
    }

    List<String> visited(long instanceKey) {
        return elements(instanceKey, "ended_at IS NOT NULL AND NOT terminated");
    }

    private List<String> elements(long instanceKey, String condition) {
        return jdbc.sql("""
                SELECT element_id FROM process.step WHERE instance_key = ? AND %s
                GROUP BY element_id ORDER BY min(activated_at)
                """.formatted(condition))
                .param(instanceKey)
                .query(String.class)
                .list();
    }

    record Token(String elementId, long key) {}

    /** Where the instance is, as far as its events are projected. */
    List<Token> tokens(long instanceKey) {
        return jdbc.sql("""
                SELECT element_id, element_instance_key AS key FROM process.step
                WHERE instance_key = ? AND ended_at IS NULL ORDER BY activated_at, element_instance_key
                """).param(instanceKey).query(Token.class).list();
    }

    /** The user tasks that were completed, the last first. */
    List<String> completedUserTasks(long instanceKey) {
        return jdbc.sql("""
                SELECT element_id FROM process.step
                WHERE instance_key = ? AND element_type = 'USER_TASK' AND ended_at IS NOT NULL AND NOT terminated
                GROUP BY element_id ORDER BY max(ended_at) DESC
                """).param(instanceKey).query(String.class).list();
    }

    /** How often each flow was taken. */
    Map<String, Integer> taken(long instanceKey) {
        return counts("SELECT flow_id AS id, taken AS count FROM process.flow WHERE instance_key = ?", instanceKey);
    }

    /** How often each element was entered. */
    Map<String, Integer> entered(long instanceKey) {
        return counts(
                "SELECT element_id AS id, count(*) AS count FROM process.step WHERE instance_key = ? GROUP BY 1",
                instanceKey);
    }

    private Map<String, Integer> counts(String sql, long instanceKey) {
        var counts = new HashMap<String, Integer>();
        jdbc.sql(sql).param(instanceKey).query(row -> {
            counts.put(row.getString("id"), row.getInt("count"));
        });
        return counts;
    }

    List<String> flows(long instanceKey) {
        return jdbc.sql("SELECT flow_id FROM process.flow WHERE instance_key = ? ORDER BY flow_id")
                .param(instanceKey)
                .query(String.class)
                .list();
    }

    List<Incident> incidents(long instanceKey) {
        return jdbc.sql("""
                SELECT element_id, message, raised_at FROM process.incident
                WHERE instance_key = ? AND resolved_at IS NULL ORDER BY raised_at
                """).param(instanceKey).query(Incident.class).list();
    }

    @Override
    public void rebuild(long instanceKey, List<EngineEvent> life) {
        for (var table : List.of("step", "flow", "incident")) {
            jdbc.sql("DELETE FROM process.%s WHERE instance_key = ?".formatted(table))
                    .param(instanceKey)
                    .update();
        }
        happened(life);
        for (var event : life) {
            switch (event) {
                case EngineEvent.IncidentRaised raised -> raised(raised);
                case EngineEvent.IncidentResolved resolved -> resolved(resolved);
                default -> {}
            }
        }
    }

    @Override
    public void happened(List<EngineEvent> events) {
        activated(only(events, EngineEvent.ElementActivated.class));
        ended(only(events, EngineEvent.ElementEnded.class));
        taken(only(events, EngineEvent.FlowTaken.class));
    }

    private static <T extends EngineEvent> List<T> only(List<EngineEvent> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void activated(List<EngineEvent.ElementActivated> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO process.step (element_instance_key, instance_key, element_id, element_type, activated_at)
                SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[])
                ON CONFLICT DO NOTHING
                """)
                .param(keys(events, EngineEvent.ElementActivated::elementInstanceKey))
                .param(keys(events, EngineEvent::instanceKey))
                .param(texts(events, EngineEvent.ElementActivated::elementId))
                .param(texts(events, EngineEvent.ElementActivated::elementType))
                .param(texts(events, event -> event.at().toString()))
                .update();
    }

    private void ended(List<EngineEvent.ElementEnded> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("""
                UPDATE process.step SET ended_at = ended.at, terminated = ended.terminated
                FROM unnest(?::bigint[], ?::timestamptz[], ?::boolean[]) ended (key, at, terminated)
                WHERE element_instance_key = ended.key
                """)
                .param(keys(events, EngineEvent.ElementEnded::elementInstanceKey))
                .param(texts(events, event -> event.at().toString()))
                .param(texts(events, event -> String.valueOf(event.terminated())))
                .update();
    }

    private void taken(List<EngineEvent.FlowTaken> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO process.flow AS flow (instance_key, flow_id, taken)
                SELECT instance, id, count(*) FROM unnest(?::bigint[], ?::text[]) happened (instance, id)
                GROUP BY instance, id ORDER BY instance, id
                ON CONFLICT (instance_key, flow_id) DO UPDATE SET taken = flow.taken + excluded.taken
                """)
                .param(keys(events, EngineEvent::instanceKey))
                .param(texts(events, EngineEvent.FlowTaken::flowId))
                .update();
    }

    private static <T> Long[] keys(List<T> events, ToLongFunction<T> key) {
        return events.stream().mapToLong(key).boxed().toArray(Long[]::new);
    }

    private static <T> String[] texts(List<T> events, Function<T, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }

    @EventListener
    void raised(EngineEvent.IncidentRaised event) {
        jdbc.sql("""
                INSERT INTO process.incident (incident_key, instance_key, element_id, error_type, message, raised_at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
                .param(event.incidentKey())
                .param(event.instanceKey())
                .param(event.elementId())
                .param(event.errorType())
                .param(event.message())
                .param(Timestamp.from(event.at()))
                .update();
    }

    @EventListener
    void resolved(EngineEvent.IncidentResolved event) {
        jdbc.sql("UPDATE process.incident SET resolved_at = ? WHERE incident_key = ?")
                .params(Timestamp.from(event.at()), event.incidentKey())
                .update();
    }
}
