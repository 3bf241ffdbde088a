package io.jianguan.bench.engine;

import io.jianguan.bench.measure.Effort;
import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.FlowableEngine;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** B9: cases a CPU-second, everything that works counted, against Flowable embedded with audit history. */
final class Economy {
    /** Compilers on both sides need thousands of completions before they are done. */
    private static final int WARM_UP = 8;

    private static final Duration REST = Duration.ofSeconds(3);

    private final Options options;
    private final Server server;
    private final Cases cases;

    Economy(Options options, Server server, Play play) throws Exception {
        this.options = options;
        this.server = server;
        this.cases = new Cases(server, play, "bench.economist");
    }

    Result measure() throws Exception {
        int rounds = options.size(5, 2);
        int size = options.size(100, 20);
        var ours = Effort.NONE;
        var theirs = Effort.NONE;
        var ratios = new ArrayList<Double>();
        try (var engine = FlowableEngine.start(server)) {
            var flowable = new FlowableCases(engine);
            cases.work(size * WARM_UP);
            flowable.work(size * 4 * WARM_UP);
            double idle = idle();
            for (int round = 0; round < rounds; round++) {
                var a = cases.work(size);
                var b = flowable.work(size * 4)
                        .without(idle)
                        .plus(flowable.work(size * 4).without(idle));
                a = a.plus(cases.work(size));
                ours = ours.plus(a);
                theirs = theirs.plus(b);
                ratios.add(a.perCpuSecond() / b.perCpuSecond());
            }
            return result(Spread.of(ratios), ours, theirs, idle, rounds);
        }
    }

    /** What server, broker and database use for doing nothing: CPU-seconds a second. */
    private static double idle() throws Exception {
        var rest = Effort.of(() -> {
            Thread.sleep(REST);
            return 1;
        });
        return (double) rest.cpu().toNanos() / rest.took().toNanos();
    }

    private Result result(Spread spread, Effort ours, Effort theirs, double idle, int rounds) {
        return new Result(
                "B9",
                "cases per CPU-second through our full interface",
                spread.median(),
                Goal.atLeast(1.0),
                spread,
                "Flowable embedded with audit history, called in process",
                ("a case is a start and two tasks claimed and completed; ours with record, rights, validated form,"
                                + " timeline, exporter and projection over HTTP, the load's CPU counted; Flowable's"
                                + " without any of these; %d and %d cases, A B B A in %d rounds after warm-up, median;"
                                + " end states equal: every case ended; same PostgreSQL, fsync and synchronous_commit"
                                + " on; what server and broker use when idle is taken off Flowable's side")
                        .formatted(ours.units(), theirs.units(), rounds),
                List.of(
                        "CPU of everything: %.1f ms over %.1f ms a case; idle %.2f CPU"
                                .formatted(ours.cpuMillis(), theirs.cpuMillis(), idle),
                        "%.0f cases/s over %.0f cases/s".formatted(ours.perSecond(), theirs.perSecond())));
    }
}
