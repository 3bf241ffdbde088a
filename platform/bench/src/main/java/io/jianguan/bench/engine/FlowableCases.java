package io.jianguan.bench.engine;

import io.jianguan.bench.measure.Effort;
import io.jianguan.bench.measure.InFlight;
import io.jianguan.bench.product.FlowableEngine;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import org.flowable.engine.ProcessEngine;

/** The same cases in Flowable, called in process: no interface, no rights, no form, its own audit history. */
final class FlowableCases {
    private static final int AT_ONCE = 8;

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:flowable="http://flowable.org/bpmn" targetNamespace="http://jianguan.io/bench">
              <process id="bench-case" isExecutable="true">
                <startEvent id="start"/><sequenceFlow id="begin" sourceRef="start" targetRef="first"/>
                <userTask id="first" flowable:candidateUsers="${player}"/>
                <sequenceFlow id="on" sourceRef="first" targetRef="second"/>
                <userTask id="second" flowable:candidateUsers="${player}"/>
                <sequenceFlow id="finish" sourceRef="second" targetRef="end"/><endEvent id="end"/>
              </process>
            </definitions>
            """;

    private final ProcessEngine engine;

    FlowableCases(FlowableEngine flowable) {
        this.engine = flowable.engine();
        engine.getRepositoryService()
                .createDeployment()
                .addBytes("bench-case.bpmn20.xml", MODEL.getBytes(StandardCharsets.UTF_8))
                .deploy();
    }

    Effort work(int cases) throws Exception {
        long before = ended();
        var effort = Effort.of(() -> {
            InFlight.run(AT_ONCE, Collections.nCopies(cases, "bench.player"), this::work);
            return cases;
        });
        if (ended() - before != cases) {
            throw new IllegalStateException("Flowable ended " + (ended() - before) + " of " + cases + " cases");
        }
        return effort;
    }

    private String work(String player) {
        var instance = engine.getRuntimeService()
                .startProcessInstanceByKey("bench-case", Map.of("player", player, "name", "案件"));
        for (int task = 0; task < 2; task++) {
            var open = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceId(instance.getId())
                    .taskCandidateUser(player)
                    .singleResult();
            engine.getTaskService().claim(open.getId(), player);
            engine.getTaskService().complete(open.getId(), Map.of("opinion", "同意，请继续", "amount", 7));
        }
        return instance.getId();
    }

    private long ended() {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .finished()
                .count();
    }
}
