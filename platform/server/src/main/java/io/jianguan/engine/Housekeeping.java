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
    private final EngineSettings settings;

    Housekeeping(JdbcClient jdbc, EngineSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        forgetEvents();
        repeat("""
                DELETE FROM engine.command WHERE id IN (
                    SELECT id FROM engine.command WHERE done_at < now() - interval '30 days' LIMIT 10000)
                """);
        repeat("""
                DELETE FROM engine.job_done WHERE job_key IN (
                    SELECT job_key FROM engine.job_done WHERE done_at < now() - interval '90 days' LIMIT 10000)
                """);
    }

    /**
     * All events of an instance or none: what is kept can be projected again. Events of no instance, a few for each
     * version of a model, stay.
     */
    private void forgetEvents() {
        repeat("""
                DELETE FROM engine.event WHERE instance_key IN (
                    SELECT ended.instance_key
                    FROM engine.event ended
                    JOIN engine.position ON ended.partition_id = position.partition_id
                        AND ended.position <= position.position
                    WHERE ended.value_type = 'PROCESS_INSTANCE'
                    AND ended.intent IN ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED')
                    AND ended.value ->> 'bpmnElementType' = 'PROCESS'
                    AND ended.occurred_at < now() - make_interval(secs => %d)
                    AND NOT EXISTS (
                        SELECT FROM engine.parked_event parked WHERE parked.instance_key = ended.instance_key)
                    ORDER BY ended.occurred_at
                    LIMIT 200)
                """.formatted(settings.keepEvents().toSeconds()));
    }

    private void repeat(String delete) {
        while (jdbc.sql(delete).update() > 0) {
            // the next ten thousand
        }
    }
}
