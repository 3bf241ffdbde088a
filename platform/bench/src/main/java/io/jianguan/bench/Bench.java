package io.jianguan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs benchmarks by name, all without one: {@code ./dev bench [NAME]}. */
public final class Bench {
    /** Where runs leave their results and data, from the repository's root. */
    static final Path TARGET = Path.of("platform/bench/target").toAbsolutePath();

    private static final Map<String, Benchmark> BENCHMARKS = Map.of("engine", EngineBench::run);

    private Bench() {}

    interface Benchmark {
        List<Result> run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        var names = args.length == 0 ? BENCHMARKS.keySet() : List.of(args);
        for (var name : names) {
            if (!BENCHMARKS.containsKey(name)) {
                System.err.println("No benchmark is named " + name + "; there is " + BENCHMARKS.keySet());
                System.exit(2);
            }
        }
        for (var name : names) {
            report(name);
        }
        System.exit(0);
    }

    private static void report(String name) throws Exception {
        var benchmark = BENCHMARKS.get(name);
        if (benchmark != null) {
            var report = new Report(name, benchmark.run());
            report.print();
            save(report);
        }
    }

    private static void save(Report report) throws IOException {
        System.out.println("Written to " + report.save(TARGET.resolve("bench")));
    }
}
