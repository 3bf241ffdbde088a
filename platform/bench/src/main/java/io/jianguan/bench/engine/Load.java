package io.jianguan.bench.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.FinalCommandStep;
import io.jianguan.bench.measure.InFlight;
import io.jianguan.bench.product.Play;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Instances of {@code two-tasks} from their creation to their end, a fixed number in flight.
 *
 * @param first how far the key of the first task is from its instance's
 * @param second that of the second task
 */
record Load(CamundaClient client, long first, long second) {
    static final int IN_FLIGHT = 12;

    private static final Duration PAUSE = Duration.ofMillis(5);

    static void deploy(CamundaClient client) throws Exception {
        client.newDeployResourceCommand()
                .addResourceBytes(Play.content("two-tasks.bpmn"), "two-tasks.bpmn")
                .send()
                .join();
    }

    static long create(CamundaClient client) throws InterruptedException {
        return accepted(client.newCreateInstanceCommand()
                        .bpmnProcessId("two-tasks")
                        .latestVersion())
                .getProcessInstanceKey();
    }

    /** A broker under load refuses what it has no room for, without having done it; then it is asked again. */
    static <T> T accepted(FinalCommandStep<T> command) throws InterruptedException {
        while (true) {
            try {
                return command.send().join();
            } catch (ClientException refused) {
                if (!isAbout(refused, "RESOURCE_EXHAUSTED")) {
                    throw refused;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static boolean isAbout(ClientException failure, String code) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(code)) {
                return true;
            }
        }
        return false;
    }

    /** @return keys of the instances; every command was accepted */
    List<Long> run(int instances) throws Exception {
        return InFlight.run(IN_FLIGHT, Collections.nCopies(instances, client), broker -> {
            long instance = create(broker);
            accepted(broker.newCompleteUserTaskCommand(instance + first));
            accepted(broker.newCompleteUserTaskCommand(instance + second));
            return instance;
        });
    }

    /** The engine knows none of them any more: all completed. */
    void requireEnded(List<Long> instances) throws Exception {
        InFlight.run(IN_FLIGHT, instances, this::requireEnded);
    }

    private long requireEnded(long instance) throws InterruptedException {
        try {
            accepted(client.newCancelInstanceCommand(instance));
        } catch (ClientException unknown) {
            if (isAbout(unknown, "NOT_FOUND")) {
                return instance;
            }
            throw unknown;
        }
        throw new IllegalStateException("Instance " + instance + " was still running");
    }
}
