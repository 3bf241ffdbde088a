package io.jianguan.form;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of server-side validation.
 *
 * @param timeLimit what one check may take
 * @param queueLimit how long a check waits for its turn
 * @param workers checks at the same time; 0: as many as there are processors, at most four
 * @param node the Node.js that checks, 20 or newer; {@code off}, or none there: checked in process, ten times slower
 */
@ConfigurationProperties("jianguan.form")
record FormSettings(
        @DefaultValue("3s") Duration timeLimit,
        @DefaultValue("10s") Duration queueLimit,
        @DefaultValue("0") int workers,
        @DefaultValue("node") String node) {

    int workerCount() {
        return workers > 0 ? workers : Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    }
}
