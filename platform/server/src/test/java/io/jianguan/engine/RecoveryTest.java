package io.jianguan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.jianguan.embedded.TestData;
import io.jianguan.engine.EngineEvent.InstanceStarted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

/** {@code kill -9} of the broker and of PostgreSQL: their supervisor starts them again, and nothing is lost or doubled. */
class RecoveryTest extends EngineModuleTest {
    @Autowired
    private CamundaClient client;

    @Autowired
    private HealthEndpoint health;

    @Test
    void shouldCarryOutWhatWasCommandedWhileTheBrokerWasAway() {
        TestData.broker(FOLDER).destroyForcibly();
        var commands = IntStream.range(0, 20).mapToObj(_ -> start()).toList();

        patiently()
                .until(() -> commands.stream()
                        .allMatch(command -> recorder.started(command).isPresent()));
        instance(start());
        assertThat(startsOf(commands)).isEqualTo(commands.size());
        awaitReady();
    }

    @Test
    void shouldCatchUpWithWhatTheEngineDidWhileTheDatabaseWasAway() {
        instance(start());
        TestData.database(FOLDER).destroyForcibly();
        var commands = IntStream.range(0, 20).mapToObj(_ -> UUID.randomUUID()).toList();
        commands.forEach(this::startWithoutOutbox);

        patiently()
                .until(() -> commands.stream()
                        .allMatch(command -> recorder.started(command).isPresent()));
        instance(start());
        assertThat(startsOf(commands)).isEqualTo(commands.size());
        awaitReady();
    }

    private void startWithoutOutbox(UUID command) {
        client.newPublishMessageCommand()
                .messageName(TWO_STEPS)
                .correlationKey(command.toString())
                .timeToLive(Duration.ofHours(1))
                .variables(Map.of("commandId", command.toString(), "handler", "wang"))
                .send()
                .join();
    }

    private long startsOf(List<UUID> commands) {
        return recorder.all(InstanceStarted.class)
                .filter(started -> commands.contains(started.commandId()))
                .count();
    }

    private void awaitReady() {
        patiently()
                .until(() -> Objects.requireNonNull(health.healthForPath("readiness"))
                        .getStatus()
                        .equals(Status.UP));
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
