package io.jianguan.bench;

import io.jianguan.JianguanServer;
import io.jianguan.bench.deadline.DeadlineBench;
import io.jianguan.bench.draw.DrawBench;
import io.jianguan.bench.engine.EngineBench;
import io.jianguan.bench.faults.FaultsBench;
import io.jianguan.bench.faults.ServerProcess;
import io.jianguan.bench.form.FormsBench;
import io.jianguan.bench.inbox.InboxBench;
import io.jianguan.bench.intake.IntakeBench;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.product.Workplace;
import io.jianguan.bench.registry.ListsBench;
import io.jianguan.bench.registry.SearchBench;
import io.jianguan.bench.registry.WritesBench;
import io.jianguan.rest.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs a benchmark by name: {@code ./dev bench NAME} and the options of {@link Options}. */
public final class Bench {
    private static final Map<String, Benchmark> BENCHMARKS = Map.of(
            "engine", EngineBench::run,
            "inbox", InboxBench::run,
            "deadlines", DeadlineBench::run,
            "draw", DrawBench::run,
            "forms", FormsBench::run,
            "import", IntakeBench::run,
            "lists", ListsBench::run,
            "search", SearchBench::run,
            "writes", WritesBench::run,
            "faults", FaultsBench::run);

    private Bench() {}

    interface Benchmark {
        List<Result> run(Options options) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        JianguanServer.manyCarriers();
        if (args.length > 0 && args[0].equals("server")) {
            ServerProcess.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        var benchmark = args.length == 0 ? null : BENCHMARKS.get(args[0]);
        if (benchmark == null) {
            System.err.println("There is " + BENCHMARKS.keySet());
            System.exit(2);
            return;
        }
        var options = Options.parse(List.of(args).subList(1, args.length));
        System.out.println("Running " + args[0] + ", " + options);
        try {
            var report = new Report(args[0], benchmark.run(options));
            report.print();
            System.out.println("Written to " + report.save(Workplace.TARGET.resolve("bench")));
            System.exit(0);
        } catch (Exception failure) {
            if (failure instanceof Problem problem) {
                System.err.println(problem.errors());
            }
            failure.printStackTrace();
            System.exit(1);
        }
    }
}
