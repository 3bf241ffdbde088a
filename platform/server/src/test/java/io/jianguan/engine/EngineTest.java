package io.jianguan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.engine.EngineEvent.ElementActivated;
import io.jianguan.engine.EngineEvent.FlowTaken;
import io.jianguan.engine.EngineEvent.InstanceEnded;
import io.jianguan.engine.EngineEvent.InstanceStarted;
import io.jianguan.engine.EngineEvent.UserTaskCreated;
import io.jianguan.engine.EngineEvent.UserTaskEnded;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("W4")
class EngineTest extends EngineModuleTest {
    @Autowired
    private EngineFaults faults;

    @Autowired
    private JobsDone jobs;

    @Autowired
    private ParkedEvents parkedEvents;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private HealthEndpoint health;

    @Autowired
    private PlainWords words;

    @Test
    void shouldChangeNothingWhenTheSameModelIsDeployedAgain() {
        assertThat(deploy("two-steps.bpmn")).isEqualTo(deploy("two-steps.bpmn"));
    }

    @Test
    void shouldSayWhyAModelIsRefused() {
        assertThatThrownBy(() -> engine.deploy("x.bpmn", "<x/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("engine.model-refused"));
    }

    @Test
    void shouldTellTheLifeOfAnInstanceInOrder() {
        var command = engine.start(TWO_STEPS, Map.of("handler", "wang", "recordId", "42"));
        long instance = instance(command);

        var one = task(instance, "one");
        assertThat(recorder.of(instance).getFirst()).isInstanceOfSatisfying(InstanceStarted.class, started -> {
            assertThat(started.processId()).isEqualTo(TWO_STEPS);
            assertThat(started.version()).isPositive();
            assertThat(started.variables())
                    .containsEntry("recordId", "42")
                    .containsEntry("commandId", command.toString());
        });
        assertThat(one.assignee()).isEqualTo("wang");
        assertThat(one.candidates()).containsExactly("user:li", "user:zhao", "officer@market");
        assertThat(one.dueAt()).isEqualTo(Instant.parse("2027-01-01T19:04:05Z"));
        assertThat(one.priority()).isEqualTo(70);

        engine.completeUserTask(one.taskKey(), Map.of());
        var two = task(instance, "two");
        assertThat(two.assignee()).isNull();
        assertThat(two.dueAt()).isNull();
        engine.completeUserTask(two.taskKey(), Map.of());

        eventually().until(() -> recorder.last(instance, InstanceEnded.class).isPresent());
        assertThat(recorder.of(instance))
                .last()
                .isEqualTo(new InstanceEnded(
                        instance, recorder.of(instance).getLast().at(), false));
        assertThat(recorder.of(instance).stream()
                        .filter(FlowTaken.class::isInstance)
                        .map(event -> ((FlowTaken) event).flowId()))
                .containsExactly("to-one", "to-two", "to-end");
        assertThat(recorder.of(instance).stream()
                        .filter(ElementActivated.class::isInstance)
                        .map(event -> ((ElementActivated) event).elementId()))
                .containsExactly("start", "one", "two", "end");
    }

    @Test
    void shouldWaitWhereTheEngineIsBusyAndSpreadInstancesOverPartitions() {
        var commands = IntStream.range(0, 150).mapToObj(_ -> start()).toList();

        eventually()
                .until(() -> commands.stream()
                        .allMatch(command -> recorder.started(command).isPresent()));
        var outcomes = engine.outcomes(commands);
        assertThat(commands)
                .allSatisfy(command -> assertThat(outcomes.get(command)).isEqualTo(new Engine.Outcome(true, null)));
        assertThat(commands.stream()
                        .map(command -> recorder.started(command).orElseThrow().instanceKey() >> 51)
                        .distinct())
                .hasSize(PARTITIONS);
    }

    @Test
    void shouldStartOnEveryPartitionRightAfterAModelIsDeployed() throws IOException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/engine/two-steps.bpmn"))) {
            var fresh = "engine-fresh-" + UUID.randomUUID();
            var bpmn = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(TWO_STEPS, fresh);
            engine.deploy(fresh + ".bpmn", bpmn.getBytes(StandardCharsets.UTF_8));

            var commands = IntStream.range(0, 20)
                    .mapToObj(_ -> engine.start(fresh, Map.of("handler", "wang")))
                    .toList();

            eventually()
                    .until(() -> commands.stream()
                            .allMatch(command -> recorder.started(command).isPresent()));
        }
    }

    @Test
    void shouldStartOnceThoughSentTwice() {
        var command = start();
        long instance = instance(command);
        jdbc.sql("UPDATE engine.command SET done_at = NULL, next_attempt_at = now() WHERE id = :id")
                .param("id", command)
                .update();
        eventually().until(() -> isDone(command));

        instance(start());
        assertThat(recorder.all(InstanceStarted.class).filter(started -> command.equals(started.commandId())))
                .singleElement()
                .satisfies(started -> assertThat(started.instanceKey()).isEqualTo(instance));
    }

    @Test
    void shouldNotSendWhatWasRolledBack() {
        var command = transaction.execute(status -> {
            status.setRollbackOnly();
            return start();
        });
        instance(start());

        assertThat(recorder.started(Objects.requireNonNull(command))).isEmpty();
    }

    @Test
    void shouldSendWhatIsCommittedThoughItsNeighbourWasRolledBackToASavepoint() {
        var nested = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        var commands = Objects.requireNonNull(transaction.execute(_ -> {
            var before = start();
            var undone = nested.execute(status -> {
                status.setRollbackOnly();
                return start();
            });
            return List.of(before, Objects.requireNonNull(undone), start());
        }));
        instance(commands.getFirst());
        instance(commands.getLast());
        instance(start());

        assertThat(recorder.started(commands.get(1))).isEmpty();
    }

    @Test
    void shouldTakeATaskThatIsGoneForCompleted() {
        long instance = instance(start());
        var one = task(instance, "one");
        engine.completeUserTask(one.taskKey(), Map.of());
        task(instance, "two");

        var again = engine.completeUserTask(one.taskKey(), Map.of());
        eventually().until(() -> isDone(again));
    }

    @Test
    void shouldCancelAnInstanceWithItsTasks() {
        long instance = instance(start());
        var one = task(instance, "one");
        engine.cancelInstance(instance);

        eventually()
                .until(() -> recorder.last(instance, InstanceEnded.class)
                        .filter(InstanceEnded::canceled)
                        .isPresent());
        assertThat(recorder.last(instance, UserTaskEnded.class)).hasValueSatisfying(ended -> {
            assertThat(ended.taskKey()).isEqualTo(one.taskKey());
            assertThat(ended.canceled()).isTrue();
        });
    }

    @Test
    void shouldParkAnInstanceAListenerFailsOnAndGoOnWithTheRest() {
        long sick = instance(start());
        long well = instance(start());
        faults.poisoned.add(sick);
        engine.completeUserTask(task(sick, "one").taskKey(), Map.of());
        engine.completeUserTask(task(well, "one").taskKey(), Map.of());

        task(well, "two");
        eventually().until(() -> parked(sick) > 1);
        assertThat(recorder.last(sick, UserTaskCreated.class).orElseThrow().elementId())
                .isEqualTo("one");
        assertThat(Objects.requireNonNull(health.healthForPath("parkedEvents")).getStatus())
                .isEqualTo(Status.DOWN);

        faults.poisoned.remove(sick);
        eventually().until(() -> parkedEvents.retry(sick) > 0 || parked(sick) == 0);
        task(sick, "two");
        assertThat(parked(sick)).isZero();
    }

    @Test
    void shouldWorkAJobOnceHoweverOftenItIsHandedOut() {
        int before = faults.worked.get();
        long instance = instance(engine.start(JOB, Map.of("jobType", "test.works")));
        eventually().until(() -> recorder.last(instance, InstanceEnded.class).isPresent());
        assertThat(faults.worked.get() - before).isOne();

        long key = jdbc.sql("SELECT job_key FROM engine.job_done WHERE instance_key = :instance")
                .param("instance", instance)
                .query(Long.class)
                .single();
        var handedOutAgain =
                new JobHandler.Job(key, "test.works", instance, JOB, "work", Map.of("into", "number"), Map.of());
        jobs.once(handedOutAgain, faults.workingJob());

        assertThat(faults.worked.get() - before).isOne();
        eventually()
                .untilAsserted(() -> assertThat(jdbc.sql("""
                        SELECT payload ->> 'variables' FROM engine.command
                        WHERE kind = 'COMPLETE_JOB' AND (payload ->> 'key')::bigint = :job AND done_at IS NOT NULL
                        """)
                                .param("job", key)
                                .query(String.class)
                                .list())
                        .hasSize(2)
                        .allMatch(variables -> variables.contains("\"number\"")));
    }

    @Test
    void shouldRaiseAnIncidentInPlainWordsForAProblem() {
        long instance = instance(engine.start(JOB, Map.of("jobType", "test.problem")));

        eventually().until(() -> openIncidents(instance).size() == 1);
        var kept = openIncidents(instance).getFirst();
        assertThat(words.say(kept, Locale.SIMPLIFIED_CHINESE)).isEqualTo("流程模型“a”未被流程引擎接受：b");
        assertThat(words.say(kept, Locale.ENGLISH)).isEqualTo("The process engine does not accept the model 'a': b");
        assertThat(words.say("the engine's own words", Locale.ENGLISH)).isEqualTo("the engine's own words");
        engine.cancelInstance(instance);
        eventually().untilAsserted(() -> assertThat(openIncidents(instance)).isEmpty());
    }

    @Test
    void shouldTryAJobAgainThatFailed() {
        long instance = instance(engine.start(JOB, Map.of("jobType", "test.flaky")));

        eventually().until(() -> recorder.last(instance, InstanceEnded.class).isPresent());
        assertThat(openIncidents(instance)).isEmpty();
    }

    @Test
    void shouldBeReadyWithBrokerExporterAndProjector() {
        eventually()
                .untilAsserted(() -> assertThat(Objects.requireNonNull(health.healthForPath("readiness"))
                                .getStatus())
                        .isEqualTo(Status.UP));
    }

    private long parked(long instance) {
        return jdbc.sql("SELECT count(*) FROM engine.parked_event WHERE instance_key = :instance")
                .param("instance", instance)
                .query(Long.class)
                .single();
    }

    private List<String> openIncidents(long instance) {
        return jdbc.sql("SELECT message FROM engine.incident WHERE instance_key = :instance AND resolved_at IS NULL")
                .param("instance", instance)
                .query(String.class)
                .list();
    }
}
