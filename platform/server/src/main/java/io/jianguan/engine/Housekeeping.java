package io.jianguan.engine;

import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what nobody needs any more: the read models keep what people want to see. */
@Component
@EnableScheduling
class Housekeeping {
    private final JdbcClient jdbc;

    Housekeeping(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        repeat("""
                DELETE FROM engine.event WHERE (partition_id, position) IN (
                    SELECT event.partition_id, event.position
                    FROM engine.position
                    JOIN engine.event ON event.partition_id = position.partition_id
                        AND event.position <= position.position
                    WHERE event.occurred_at < now() - interval '30 days'
                    AND NOT EXISTS (
                        SELECT FROM engine.parked_event parked WHERE parked.instance_key = event.instance_key)
                    ORDER BY event.position
                    LIMIT 10000)
                """);
        repeat("""
                DELETE FROM engine.command WHERE id IN (
                    SELECT id FROM engine.command WHERE done_at < now() - interval '30 days' LIMIT 10000)
                """);
        repeat("""
                DELETE FROM engine.job_done WHERE job_key IN (
                    SELECT job_key FROM engine.job_done WHERE done_at < now() - interval '90 days' LIMIT 10000)
                """);
    }

    private void repeat(String delete) {
        while (jdbc.sql(delete).update() > 0) {
            // the next ten thousand
        }
    }
}
