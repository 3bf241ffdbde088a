package io.jianguan;

import io.jianguan.embedded.TestData;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole server on a real PostgreSQL and a real broker, both started once for all tests of a Java machine. Tests
 * that add no settings and replace no beans share one context, so they share the data too: use ids of your own.
 */
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = WithoutOtherTests.class)
public abstract class ServerTest {
    static {
        TestData.use();
    }

    /** Waits for what comes through the engine; {@code eventually().untilAsserted(() -> …)}. */
    protected static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(20));
    }
}
