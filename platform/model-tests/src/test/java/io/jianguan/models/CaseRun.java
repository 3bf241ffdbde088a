package io.jianguan.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.models.EngineLog.UserTask;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One case of a model, played on the engine. */
final class CaseRun {
    private final TestEngine engine;
    private final Model model;
    private final ModelCases cases;
    private final ModelCases.Case plan;

    CaseRun(TestEngine engine, Model model, ModelCases cases, ModelCases.Case plan) {
        this.engine = engine;
        this.model = model;
        this.cases = cases;
        this.plan = plan;
    }

    /** @return the sequence flows taken */
    Set<String> play() {
        var instance = engine.start(cases.process(), plan.variables(cases.start()));
        for (var step : plan.steps()) {
            step.forEach((element, variables) -> {
                var values = Objects.requireNonNullElse(variables, Map.<String, Object>of());
                if (cases.jobs().containsKey(element)) {
                    work(instance, element, values);
                } else {
                    complete(instance, element, values);
                }
            });
        }
        var log = engine.awaitEnd(instance);
        assertThat(log.path()).as("path").isEqualTo(plan.path());
        return log.flows();
    }

    private void complete(long instance, String element, Map<String, Object> variables) {
        var task = engine.awaitTask(instance, element);
        var expected = cases.tasks().get(element);
        assertThat(expected).as("expectation for the user task " + element).isNotNull();
        check(task, element, Objects.requireNonNull(expected));
        engine.complete(task.key(), variables);
    }

    private void check(UserTask task, String element, ModelCases.Task expected) {
        var part = Objects.requireNonNull(model.parts().get(element));
        assertThat(task.assignee()).as("assignee of " + element).isEqualTo(plan.assignee(element, expected));
        assertThat(task.candidates())
                .as("candidates of " + element)
                .isEqualTo(Objects.requireNonNullElse(expected.candidates(), java.util.List.of()));
        assertThat(part.form()).as("form of " + element).isEqualTo(expected.form());
        assertThat(task.form()).as("form of " + element + " in the engine").isEqualTo(expected.form());
        if (expected.dueAt() == null) {
            assertThat(task.dueAt()).as("due date of " + element).isNull();
        } else {
            assertThat(task.dueAt()).as("due date of " + element).isEqualTo(expected.dueAt());
        }
        if (expected.priority() != null) {
            assertThat(task.priority()).as("priority of " + element).isEqualTo(expected.priority());
        }
        assertThat(part.properties())
                .as("properties of " + element)
                .containsAllEntriesOf(Objects.requireNonNullElse(expected.properties(), Map.of()));
    }

    private void work(long instance, String element, Map<String, Object> variables) {
        var expected = Objects.requireNonNull(cases.jobs().get(element));
        var job = engine.takeJob(instance, element, expected.type());
        assertThat(job.getCustomHeaders())
                .as("headers of " + element)
                .containsAllEntriesOf(Objects.requireNonNullElse(expected.headers(), Map.of()));
        engine.finish(job, variables);
    }
}
