package io.jianguan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every model plays every case beside it; the names of the tests carry the ids of the requirements' rows. */
class ProcessModelTest {
    private static final TestEngine engine = new TestEngine();

    @AfterAll
    static void disconnect() {
        engine.close();
    }

    @TestFactory
    Stream<DynamicNode> shouldPlay() {
        return Content.files("process-models", ".bpmn").stream().map(file -> {
            var model = Model.read(file);
            var cases = ModelCases.read(file.resolveSibling("test-cases.yaml"));
            var taken = new HashSet<String>();
            engine.deploy(file);
            return dynamicContainer(
                    model.id(),
                    Stream.concat(
                            cases.cases().stream()
                                    .map(plan -> dynamicTest(
                                            plan.title(),
                                            () -> taken.addAll(new CaseRun(engine, model, cases, plan).play()))),
                            Stream.of(dynamicTest(
                                    "every sequence flow is taken by a case",
                                    () -> assertThat(taken)
                                            .containsExactlyInAnyOrderElementsOf(model.flows().stream()
                                                    .map(Model.Flow::id)
                                                    .toList())))));
        });
    }
}
