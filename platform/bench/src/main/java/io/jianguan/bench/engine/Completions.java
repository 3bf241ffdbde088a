package io.jianguan.bench.engine;

import io.camunda.client.CamundaClient;
import io.jianguan.bench.measure.Effort;
import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.InFlight;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import java.util.ArrayList;
import java.util.List;

/**
 * B1: completions of user tasks a second through our whole interface (rights, validation, record, timeline, outbox,
 * engine, projection), against a plain client on the same broker. The projector rests while the plain client works.
 */
final class Completions {
    private static final int IN_FLIGHT = 32;
    private static final int PEOPLE = 8;

    private final Server server;
    private final OpenTasks tasks;
    private final int rounds;
    private final int instances;
    private Effort ours = Effort.NONE;
    private Effort raw = Effort.NONE;
    private final List<Double> ratios = new ArrayList<>();

    Completions(Options options, Server server, Play play) throws Exception {
        this.server = server;
        this.tasks = new OpenTasks(play, server.jdbc(), play.people(server, "bench.completer", PEOPLE));
        this.rounds = options.size(5, 2);
        this.instances = options.size(40, 40);
    }

    Result measure() throws Exception {
        try (var client = server.client()) {
            for (int round = -1; round < rounds; round++) {
                var a = ours();
                var b = raw(client).plus(raw(client));
                a = a.plus(ours());
                if (round >= 0) {
                    ours = ours.plus(a);
                    raw = raw.plus(b);
                    ratios.add(a.perSecond() / b.perSecond());
                }
            }
        }
        return result();
    }

    private Effort ours() throws Exception {
        var open = tasks.make(instances);
        var effort = Effort.of(() -> {
            InFlight.run(
                    IN_FLIGHT,
                    open,
                    task -> task.holder().complete(task.id(), 7).join());
            tasks.awaitDone(open);
            return open.size();
        });
        tasks.requireSubmitted(open);
        return effort;
    }

    private Effort raw(CamundaClient client) throws Exception {
        var open = tasks.make(instances);
        server.projector().stop();
        try {
            return Effort.of(() -> {
                InFlight.run(IN_FLIGHT, open, task -> Load.accepted(client.newCompleteUserTaskCommand(task.id())));
                return open.size();
            });
        } finally {
            server.projector().start();
            tasks.awaitDone(open);
        }
    }

    private Result result() {
        var spread = Spread.of(ratios);
        return new Result(
                "B1",
                "user-task completions/s through our full interface",
                spread.median(),
                Goal.atLeast(0.9),
                spread,
                "the plain Camunda client on the same broker, our exporter in it, the projector at rest",
                ("closed loop with %d in flight, %d tasks a side, A B B A in %d rounds after warm-up, median; ours from"
                                + " the first request to the last task projected; end states equal: every task done,"
                                + " every instance completed; load, server, broker and database share the machine")
                        .formatted(IN_FLIGHT, ours.units(), rounds),
                List.of(
                        "%.0f completions/s over %.0f completions/s".formatted(ours.perSecond(), raw.perSecond()),
                        "CPU of everything: %.1f ms over %.1f ms a completion"
                                .formatted(ours.cpuMillis(), raw.cpuMillis())));
    }
}
