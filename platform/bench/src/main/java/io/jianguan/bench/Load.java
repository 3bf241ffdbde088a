package io.jianguan.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.FinalCommandStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

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
                .addResourceBytes(Rally.content("two-tasks.bpmn"), "two-tasks.bpmn")
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
    private static <T> T accepted(FinalCommandStep<T> command) throws InterruptedException {
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
        return inFlight(instances, () -> {
            long instance = create(client);
            accepted(client.newCompleteUserTaskCommand(instance + first));
            accepted(client.newCompleteUserTaskCommand(instance + second));
            return instance;
        });
    }

    private static List<Long> inFlight(int times, Callable<Long> deed) throws Exception {
        var room = new Semaphore(IN_FLIGHT);
        var keys = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Long>>();
            for (int time = 0; time < times; time++) {
                room.acquire();
                all.add(threads.submit(() -> {
                    try {
                        return deed.call();
                    } finally {
                        room.release();
                    }
                }));
            }
            for (var one : all) {
                keys.add(one.get());
            }
        }
        return keys;
    }

    /** The engine knows none of them any more: all completed. */
    void requireEnded(List<Long> instances) throws Exception {
        var left = instances.iterator();
        inFlight(instances.size(), () -> requireEnded(left));
    }

    private long requireEnded(Iterator<Long> left) throws InterruptedException {
        long instance;
        synchronized (left) {
            instance = left.next();
        }
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
