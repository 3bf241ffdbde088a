package io.jianguan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.engine.EngineEvent.InstanceEnded;
import io.jianguan.engine.EngineEvent.InstanceMigrated;
import io.jianguan.engine.EngineEvent.UserTaskEnded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator can do about instances, on the real engine. */
@Tag("W4")
class OperatorTest extends EngineModuleTest {
    @Autowired
    private EngineFaults faults;

    @Autowired
    private Incidents incidents;

    @Autowired
    private ParkedEvents parked;

    @Autowired
    private Variables variables;

    @Autowired
    private Rebuild rebuild;

    @Autowired
    private Housekeeping housekeeping;

    @Autowired
    private EngineState state;

    @Test
    void shouldLetAnInstanceGoOnFromItsIncident() {
        long instance = instance(engine.start(JOB, Map.of("jobType", "test.curable")));
        eventually().until(() -> incidents.open(instance).size() == 1);
        var incident = incidents.open(instance).getFirst();
        assertThat(incident.errorType()).isEqualTo("JOB_NO_RETRIES");

        faults.cured.set(true);
        engine.retry(incident.incidentKey(), incident.jobKey());

        eventually().until(() -> recorder.last(instance, InstanceEnded.class).isPresent());
        assertThat(incidents.open(instance)).isEmpty();
    }

    @Test
    void shouldMoveAnInstanceToAnotherVersion() {
        long instance = instance(start());
        var one = task(instance, "one");
        var target = deployAs("<bpmn:userTask id=\"two\" name=\"Two\">", "<bpmn:userTask id=\"two\" name=\"Second\">");

        engine.migrate(instance, target.definitionKey(), Map.of("one", "one"));

        eventually()
                .until(() -> recorder.last(instance, InstanceMigrated.class)
                        .filter(migrated -> migrated.version() == target.version())
                        .isPresent());
        engine.completeUserTask(one.taskKey(), Map.of());
        assertThat(task(instance, "two").version()).isEqualTo(target.version());
    }

    @Test
    void shouldSayThatTheEngineRefusedToMoveAnInstance() {
        long instance = instance(start());
        task(instance, "one");
        var target = deployAs("name=\"Two\"", "name=\"Third\"");

        var command = engine.migrate(instance, target.definitionKey(), Map.of("one", "nowhere"));

        eventually()
                .until(() -> engine.outcomes(List.of(command)).get(command) instanceof Engine.Outcome outcome
                        && outcome.refusal() != null);
    }

    private Engine.Deployed deployAs(String from, String to) {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/engine/two-steps.bpmn"))) {
            var bpmn = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bpmn).contains(from);
            return engine.deploy("two-steps.bpmn", bpmn.replace(from, to).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void shouldLeaveOutAParkedEventAndApplyThoseAfterIt() {
        long sick = instance(start());
        faults.poisoned.add(sick);
        engine.completeUserTask(task(sick, "one").taskKey(), Map.of());
        eventually().until(() -> parked.holds(sick));
        assertThat(parked.list(sick - 1, 1)).singleElement().satisfies(one -> {
            assertThat(one.instanceKey()).isEqualTo(sick);
            assertThat(one.valueType()).isEqualTo("USER_TASK");
            assertThat(one.reason()).contains("poison");
        });

        assertThat(parked.skip(sick)).containsEntry("event", "USER_TASK COMPLETED");

        task(sick, "two");
        assertThat(parked.holds(sick)).isFalse();
        assertThat(recorder.last(sick, UserTaskEnded.class)).isEmpty();
        assertThat(parked.skip(sick)).isEmpty();
    }

    @Test
    void shouldTellTheLatestValuesOfVariables() {
        long instance = instance(engine.start(TWO_STEPS, Map.of("handler", "wang", "amount", 5)));
        engine.completeUserTask(task(instance, "one").taskKey(), Map.of("amount", 7));
        task(instance, "two");

        assertThat(variables.of(instance))
                .anySatisfy(one -> {
                    assertThat(one.name()).isEqualTo("amount");
                    assertThat(one.value()).isEqualTo("7");
                    assertThat(one.scopeKey()).isEqualTo(instance);
                })
                .extracting(Variables.Variable::name)
                .containsOnlyOnce("amount")
                .contains("handler", "commandId");
    }

    @Test
    void shouldMakeReadModelsAgainWhileInstancesRun() {
        long stuck = instance(engine.start(JOB, Map.of("jobType", "test.problem")));
        eventually().until(() -> !incidents.open(stuck).isEmpty());
        var before = incidents.open(stuck);
        jdbc.sql("DELETE FROM engine.incident WHERE instance_key = :instance")
                .param("instance", stuck)
                .update();

        var progress = rebuild.request("admin");
        long meanwhile = instance(start());
        task(meanwhile, "one");

        eventually()
                .until(() -> rebuild.latest()
                        .filter(latest -> latest.id() == progress.id() && latest.finishedAt() != null)
                        .isPresent());
        assertThat(incidents.open(stuck)).isEqualTo(before);
        assertThat(rebuild.latest().orElseThrow().failed()).isZero();
        assertThat(rebuild.latest().orElseThrow().done()).isPositive();
    }

    @Test
    void shouldForgetAnEndedInstanceAsAWholeAndARunningOneNever() {
        long running = instance(start());
        task(running, "one");
        long ended = instance(start());
        task(ended, "one");
        engine.cancelInstance(ended);
        eventually().until(() -> recorder.last(ended, InstanceEnded.class).isPresent());
        jdbc.sql("UPDATE engine.event SET occurred_at = occurred_at - interval '31 days' WHERE instance_key IN (:two)")
                .param("two", Set.of(running, ended))
                .update();

        housekeeping.forget();

        assertThat(events(ended)).isZero();
        assertThat(events(running)).isPositive();
    }

    private long events(long instance) {
        return jdbc.sql("SELECT count(*) FROM engine.event WHERE instance_key = :instance")
                .param("instance", instance)
                .query(Long.class)
                .single();
    }

    @Test
    void shouldShowHowFarTheEventsAre() {
        instance(start());

        assertThat(state.broker().isAway()).isFalse();
        assertThat(state.partitions()).hasSize(PARTITIONS).allSatisfy(partition -> {
            assertThat(partition.silent()).isLessThan(15);
            assertThat(partition.phase()).isEqualTo("EXPORTING");
            assertThat(partition.behind()).isNotNull();
        });
    }
}
