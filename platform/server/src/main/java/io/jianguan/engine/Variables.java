package io.jianguan.engine;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The variables of instances as the events tell them; data stays in the records, these only decide routing. */
@Component
public class Variables {
    private final JdbcClient jdbc;

    Variables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param value JSON
     * @param scopeKey the instance's key, or that of the element instance that alone sees it
     */
    public record Variable(String name, String value, long scopeKey, Instant changedAt) {}

    /** The latest value of each that is still seen, in order of name; of instances from before the exporter kept them, those at start. */
    public List<Variable> of(long instanceKey) {
        return jdbc.sql("""
                WITH told AS (
                    SELECT DISTINCT ON (value ->> 'scopeKey', value ->> 'name')
                        value ->> 'name' AS name, value ->> 'value' AS value,
                        (value ->> 'scopeKey')::bigint AS scope_key, occurred_at AS changed_at
                    FROM engine.event
                    WHERE instance_key = :instance AND value_type = 'VARIABLE'
                    AND NOT EXISTS (
                        SELECT FROM engine.event ended
                        WHERE ended.instance_key = :instance
                        AND ended.record_key = (event.value ->> 'scopeKey')::bigint
                        AND ended.record_key <> :instance
                        AND ended.value_type = 'PROCESS_INSTANCE'
                        AND ended.intent IN ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED'))
                    ORDER BY value ->> 'scopeKey', value ->> 'name', position DESC)
                SELECT * FROM told
                UNION ALL
                SELECT entry.key, entry.value::text, :instance, event.occurred_at
                FROM engine.event, jsonb_each(event.value -> 'variables') entry
                WHERE event.instance_key = :instance AND event.value_type = 'MESSAGE_START_EVENT_SUBSCRIPTION'
                AND NOT EXISTS (SELECT FROM told)
                ORDER BY name, scope_key
                """)
                .param("instance", instanceKey)
                .query(Variable.class)
                .list();
    }
}
