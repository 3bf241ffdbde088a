package io.jianguan.engine;

import io.jianguan.embedded.TestData;
import io.jianguan.engine.EngineEvent.UserTaskCreated;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** This module alone, on a database and a broker of its own: no other module's listener has a say in its tests. */
@SpringBootTest(classes = EngineModuleTest.Module.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class EngineModuleTest {
    static final String TWO_STEPS = "engine-two-steps";
    static final String JOB = "engine-job";
    static final int PARTITIONS = 2;
    static final Path FOLDER = TestData.fresh();

    @Configuration
    @EnableAutoConfiguration
    @ComponentScan("io.jianguan.engine")
    @Import({EngineRecorder.class, EngineFaults.class})
    static class Module {}

    @Autowired
    Engine engine;

    @Autowired
    EngineRecorder recorder;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void embedded(DynamicPropertyRegistry settings) {
        properties().forEach((name, value) -> settings.add(name, () -> value));
    }

    static Map<String, Object> properties() {
        return TestData.start(FOLDER, PARTITIONS, 8);
    }

    @BeforeEach
    void deploy() {
        deploy("two-steps.bpmn");
        deploy("job.bpmn");
    }

    Engine.Deployed deploy(String name) {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/engine/" + name))) {
            return engine.deploy(name, in.readAllBytes());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    UUID start() {
        return engine.start(TWO_STEPS, Map.of("handler", "wang"));
    }

    long instance(UUID command) {
        eventually().until(() -> recorder.started(command).isPresent());
        return recorder.started(command).orElseThrow().instanceKey();
    }

    UserTaskCreated task(long instance, String element) {
        eventually()
                .until(() -> recorder.last(instance, UserTaskCreated.class)
                        .filter(task -> task.elementId().equals(element))
                        .isPresent());
        return recorder.last(instance, UserTaskCreated.class).orElseThrow();
    }

    boolean isDone(UUID command) {
        return jdbc.sql("SELECT done_at IS NOT NULL FROM engine.command WHERE id = :id")
                .param("id", command)
                .query(Boolean.class)
                .single();
    }
}
