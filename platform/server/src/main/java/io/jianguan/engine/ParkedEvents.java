package io.jianguan.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events that could not be applied, and with each all later ones of its instance. */
@Component
public class ParkedEvents {
    private final JdbcClient jdbc;
    private final Projection projection;

    ParkedEvents(JdbcClient jdbc, Projection projection) {
        this.jdbc = jdbc;
        this.projection = projection;
    }

    /**
     * An instance that stands still in the read models, while it may go on in the engine.
     *
     * @param valueType and {@code intent}: what the first event that waits is about, in the engine's words
     * @param reason why that one could not be applied
     * @param events how many wait
     */
    public record Parked(
            long instanceKey,
            int partitionId,
            long position,
            String valueType,
            String intent,
            @Nullable String elementId,
            String reason,
            Instant parkedAt,
            int events) {}

    /** In order of their instance's key, after the one named, if one is. */
    public List<Parked> list(@Nullable Long afterInstance, int limit) {
        return jdbc.sql("""
                SELECT first.instance_key, first.partition_id, first.position, event.value_type, event.intent,
                    event.value ->> 'elementId' AS element_id, first.reason, first.parked_at,
                    (SELECT count(*) FROM engine.parked_event one WHERE one.instance_key = first.instance_key) AS events
                FROM (
                    SELECT DISTINCT ON (instance_key) * FROM engine.parked_event
                    WHERE instance_key > :after ORDER BY instance_key, position LIMIT :limit) first
                JOIN engine.event USING (partition_id, position)
                ORDER BY first.instance_key
                """)
                .param("after", afterInstance == null ? 0 : afterInstance)
                .param("limit", limit)
                .query(Parked.class)
                .list();
    }

    public boolean holds(long instanceKey) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM engine.parked_event WHERE instance_key = :instance)")
                .param("instance", instanceKey)
                .query(Boolean.class)
                .single();
    }

    /**
     * Applies the parked events of an instance, after what made a listener fail was cured: all of them or none.
     *
     * @return how many events were applied
     */
    public int retry(long instanceKey) {
        return projection.retry(instanceKey);
    }

    /**
     * Leaves out the first parked event of an instance for good and applies those after it, up to one that fails.
     *
     * @return what was left out, for the audit log; empty where nothing is parked
     */
    public Map<String, Object> skip(long instanceKey) {
        return projection.skip(instanceKey);
    }
}
