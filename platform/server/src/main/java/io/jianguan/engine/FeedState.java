package io.jianguan.engine;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How fresh the event feed is, as the database shows it. */
@Repository
class FeedState {
    private final JdbcClient jdbc;

    FeedState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Partitions whose exporter was heard of lately. */
    List<Integer> alive() {
        return jdbc.sql("SELECT partition_id FROM engine.exporter WHERE seen_at > now() - interval '15 seconds'")
                .query(Integer.class)
                .list();
    }

    List<Integer> partitions() {
        return jdbc.sql("SELECT partition_id FROM engine.exporter ORDER BY partition_id")
                .query(Integer.class)
                .list();
    }

    /** Partitions with events that have been waiting for the projector for a while. */
    List<Integer> lagging() {
        return jdbc.sql("""
                SELECT exporter.partition_id
                FROM engine.exporter
                LEFT JOIN engine.position USING (partition_id)
                WHERE EXISTS (
                    SELECT FROM engine.event
                    WHERE event.partition_id = exporter.partition_id
                    AND event.position > coalesce(position.position, -1)
                    AND event.occurred_at < now() - interval '10 seconds')
                """).query(Integer.class).list();
    }

    /** Everything the engine did up to some seconds ago has been projected. */
    boolean isCaughtUp() {
        var partitions = partitions();
        return !partitions.isEmpty()
                && alive().size() == partitions.size()
                && lagging().isEmpty();
    }

    long parkedInstances() {
        return jdbc.sql("SELECT count(DISTINCT instance_key) FROM engine.parked_event")
                .query(Long.class)
                .single();
    }
}
