package io.jianguan.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code engine.event}, {@code engine.position} and {@code engine.parked_event}. */
@Repository
class EventFeed {
    static final int LOCK = 0x4a47;

    /** Longer than a batch ever thinks between two statements. */
    static final Duration STANDSTILL = Duration.ofSeconds(15);

    private static final String COLUMNS = """
            event.partition_id, event.position, event.record_key, event.value_type, event.intent, event.instance_key,
            event.occurred_at, event.value
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EventFeed(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Held until the transaction ends; the database ends it where its server stands still for {@link #STANDSTILL}, and
     * another server goes on.
     *
     * @return false if another server projects the partition just now
     */
    boolean tryLock(int partition) {
        return jdbc.sql("""
                SELECT pg_try_advisory_xact_lock(:lock, :partition)
                FROM set_config('idle_in_transaction_session_timeout', :standstill, true)
                """)
                .param("standstill", String.valueOf(STANDSTILL.toMillis()))
                .param("lock", LOCK)
                .param("partition", partition)
                .query(Boolean.class)
                .single();
    }

    /** Waits for another server's batch. */
    void lock(int partition) {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock, :partition)")
                .param("lock", LOCK)
                .param("partition", partition)
                .query((row, number) -> number)
                .list();
    }

    List<StoredEvent> next(int partition, int limit) {
        return jdbc.sql("""
                SELECT %s,
                    EXISTS (SELECT FROM engine.parked_event parked WHERE parked.instance_key = event.instance_key)
                        AS instance_parked
                FROM engine.event
                WHERE event.partition_id = :partition
                AND event.position >
                    coalesce((SELECT position FROM engine.position WHERE partition_id = :partition), -1)
                ORDER BY event.position
                LIMIT :limit
                """.formatted(COLUMNS))
                .param("partition", partition)
                .param("limit", limit)
                .query(this::event)
                .list();
    }

    void moveTo(int partition, long position) {
        jdbc.sql("""
                INSERT INTO engine.position (partition_id, position, projected_at)
                VALUES (:partition, :position, now())
                ON CONFLICT (partition_id)
                DO UPDATE SET position = excluded.position, projected_at = excluded.projected_at
                """).param("partition", partition).param("position", position).update();
    }

    void park(StoredEvent event, String reason) {
        jdbc.sql("""
                INSERT INTO engine.parked_event (partition_id, position, instance_key, reason, parked_at)
                VALUES (:partition, :position, :instance, :reason, now())
                """)
                .param("partition", event.partition())
                .param("position", event.position())
                .param("instance", event.instanceKey())
                .param("reason", reason)
                .update();
    }

    List<Integer> partitions(long instanceKey) {
        return jdbc.sql("SELECT DISTINCT partition_id FROM engine.event WHERE instance_key = :instance ORDER BY 1")
                .param("instance", instanceKey)
                .query(Integer.class)
                .list();
    }

    /** What was projected of an instance. */
    List<StoredEvent> life(long instanceKey) {
        return jdbc.sql("""
                SELECT %s, false AS instance_parked
                FROM engine.event
                JOIN engine.position ON position.partition_id = event.partition_id
                WHERE event.instance_key = :instance
                AND event.value_type <> 'VARIABLE'
                AND event.position <= position.position
                AND event.position < coalesce(
                    (SELECT min(position) FROM engine.parked_event WHERE instance_key = :instance), event.position + 1)
                ORDER BY event.position
                """.formatted(COLUMNS))
                .param("instance", instanceKey)
                .query(this::event)
                .list();
    }

    List<StoredEvent> parked(long instanceKey) {
        return jdbc.sql("""
                SELECT %s, true AS instance_parked
                FROM engine.parked_event
                JOIN engine.event USING (partition_id, position)
                WHERE parked_event.instance_key = :instance
                ORDER BY event.position
                """.formatted(COLUMNS))
                .param("instance", instanceKey)
                .query(this::event)
                .list();
    }

    void release(long instanceKey) {
        jdbc.sql("DELETE FROM engine.parked_event WHERE instance_key = :instance")
                .param("instance", instanceKey)
                .update();
    }

    void release(StoredEvent event) {
        jdbc.sql("DELETE FROM engine.parked_event WHERE partition_id = :partition AND position = :position")
                .param("partition", event.partition())
                .param("position", event.position())
                .update();
    }

    void explain(StoredEvent event, String reason) {
        jdbc.sql("""
                UPDATE engine.parked_event SET reason = :reason
                WHERE partition_id = :partition AND position = :position
                """)
                .param("reason", reason)
                .param("partition", event.partition())
                .param("position", event.position())
                .update();
    }

    /** What the message that started the instance brought with it. */
    Optional<JsonNode> start(long instanceKey) {
        return jdbc.sql("""
                SELECT value FROM engine.event
                WHERE instance_key = :instance
                AND value_type = 'MESSAGE_START_EVENT_SUBSCRIPTION'
                AND intent = 'CORRELATED'
                """)
                .param("instance", instanceKey)
                .query((row, _) -> json.readTree(row.getString("value")))
                .optional();
    }

    private StoredEvent event(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getInt("partition_id"),
                row.getLong("position"),
                row.getLong("record_key"),
                row.getString("value_type"),
                row.getString("intent"),
                row.getObject("instance_key", Long.class),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                json.readTree(row.getString("value")),
                row.getBoolean("instance_parked"));
    }
}
