package io.jianguan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.jianguan.embedded.TestData;
import io.jianguan.engine.EngineEvent.InstanceStarted;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

/** {@code kill -9} of the broker and of PostgreSQL: their supervisor starts them again, and nothing is lost or doubled. */
@Tag("W4")
@Tag("F1")
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
    void shouldLookForTheEngineAndSendNothingWhileItIsAwayHoweverMuchWaits() {
        TestData.broker(FOLDER).destroyForcibly();
        var commands = IntStream.range(0, 500).mapToObj(_ -> start()).toList();

        patiently().until(() -> commands.stream().allMatch(this::isDone));
        assertThat(jdbc.sql("SELECT sum(attempts) FROM engine.command WHERE id IN (:ids)")
                        .param("ids", commands)
                        .query(Integer.class)
                        .single())
                .isLessThan(commands.size());
        patiently()
                .until(() -> commands.stream()
                        .allMatch(command -> recorder.started(command).isPresent()));
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

    @Test
    void shouldCarryOutWhatWasSavedThoughTheEngineWasAwayForLong() throws IOException {
        signal("STOP");
        var commands = new ArrayList<UUID>();
        try {
            IntStream.range(0, 20).forEach(_ -> commands.add(start()));
            // As if it were an hour; it is longer than a command's lease and the client's patience in any case.
            jdbc.sql("UPDATE engine.command SET created_at = created_at - interval '1 hour' WHERE id IN (:ids)")
                    .param("ids", commands)
                    .update();
            patiently().until(() -> attempts(commands) >= commands.size());
            assertThat(commands).noneMatch(command -> recorder.started(command).isPresent());
        } finally {
            signal("CONT");
        }

        patiently()
                .until(() -> commands.stream()
                        .allMatch(command -> recorder.started(command).isPresent()));
        assertThat(startsOf(commands)).isEqualTo(commands.size());
        awaitReady();
    }

    private static void signal(String name) throws IOException {
        new ProcessBuilder(
                        "kill",
                        "-" + name,
                        String.valueOf(TestData.broker(FOLDER).pid()))
                .start()
                .onExit()
                .join();
    }

    private int attempts(List<UUID> commands) {
        return jdbc.sql("SELECT count(*) FROM engine.command WHERE id IN (:ids) AND attempts > 0")
                .param("ids", commands)
                .query(Integer.class)
                .single();
    }

    @Test
    void shouldAcknowledgeNothingThatIsNotStored() {
        instance(start());
        var acknowledged = new ArrayList<UUID>();
        int failed = 0;
        for (int number = 0; number < 200 && failed < 5; number++) {
            if (number == 40) {
                TestData.database(FOLDER).destroyForcibly();
            }
            try {
                acknowledged.add(start());
            } catch (RuntimeException away) {
                failed++;
            }
        }

        assertThat(failed).isPositive();
        patiently()
                .until(() -> acknowledged.stream()
                        .allMatch(command -> recorder.started(command).isPresent()));
        assertThat(startsOf(acknowledged)).isEqualTo(acknowledged.size());
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
        return Awaitility.await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(50));
    }
}
