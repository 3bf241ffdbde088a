package io.jianguan.engine;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A model reaches the first partition at once and the others a moment later. A start message that is there before it
 * would start nothing, so a deployment is done only when every partition listens.
 */
@Component
class Distribution {
    private static final Logger log = LoggerFactory.getLogger(Distribution.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 50;

    private final CamundaClient client;
    private final JdbcClient jdbc;
    private final CountDownLatch never = new CountDownLatch(1);

    Distribution(CamundaClient client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    /** @param definitionKey of a process that a message starts, as all of the platform's are */
    void await(long definitionKey) {
        int partitions = client.newTopologyRequest().send().join().getPartitionsCount();
        if (partitions == 1) {
            return;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (listening(definitionKey) < partitions) {
            if (System.nanoTime() > deadline || !pause()) {
                log.warn("Definition {} has not been seen on all {} partitions yet", definitionKey, partitions);
                return;
            }
        }
    }

    private int listening(long definitionKey) {
        return jdbc.sql("""
                SELECT count(DISTINCT partition_id) FROM engine.event
                WHERE value_type = 'MESSAGE_START_EVENT_SUBSCRIPTION' AND intent = 'CREATED'
                AND value ->> 'processDefinitionKey' = :definition
                """)
                .param("definition", String.valueOf(definitionKey))
                .query(Integer.class)
                .single();
    }

    private boolean pause() {
        try {
            return !never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
