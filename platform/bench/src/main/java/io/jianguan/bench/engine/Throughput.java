package io.jianguan.bench.engine;

import io.jianguan.bench.measure.Cpu;
import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Server;
import io.jianguan.bench.product.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/** B7: instances a second of a broker with our exporter, against one without any; both run all the time. */
final class Throughput {
    private static final int LEAST = 40;
    private static final int MOST = 1_000;

    private final int rounds;
    private final int warmUp;
    private final double runSeconds;

    private final Server server;
    private Side with = new Side();
    private Side without = new Side();
    private final List<Double> ratios = new ArrayList<>();

    Throughput(Options options, Server server) {
        this.rounds = options.size(5, 2);
        this.warmUp = options.size(1_000, 100);
        this.runSeconds = options.size(4, 1);
        this.server = server;
    }

    /** What one side did so far, and used for it. */
    private static final class Side {
        private int instances;
        private long nanos;
        private Duration cpu = Duration.ZERO;
        private long lag;

        void add(int more, long took, Duration used) {
            instances += more;
            nanos += took;
            cpu = cpu.plus(used);
        }

        void add(Side more) {
            add(more.instances, more.nanos, more.cpu);
            lag = Math.max(lag, more.lag);
        }

        double rate() {
            return instances / (nanos / 1e9);
        }

        double cpuMillis() {
            return (double) cpu.toMillis() / instances;
        }
    }

    Result measure() throws Exception {
        var folder = Workplace.TARGET.resolve("brokers");
        FileSystemUtils.deleteRecursively(folder);
        try (var rows = new EventRows(server);
                var exporting = BrokerProcess.start(folder.resolve("with"), rows.exporter(jar(folder)));
                var silent = BrokerProcess.start(folder.resolve("without"), "")) {
            for (var broker : List.of(exporting, silent)) {
                broker.awaitReadiness();
                Load.deploy(broker.client());
            }
            var offsets = offsets(exporting, rows);
            var a = new Load(exporting.client(), offsets.getFirst(), offsets.getLast());
            var b = new Load(silent.client(), offsets.getFirst(), offsets.getLast());
            round(warmUp, a, b, rows);
            int instances = (int) Math.clamp(without.rate() * runSeconds, LEAST, MOST);
            with = new Side();
            without = new Side();
            ratios.clear();
            for (int round = 0; round < rounds; round++) {
                round(instances, a, b, rows);
            }
        }
        FileSystemUtils.deleteRecursively(folder);
        return result();
    }

    private static String jar(Path folder) throws IOException {
        var jar = Files.createDirectories(folder).resolve("engine-exporter.jar");
        try (var packed =
                Objects.requireNonNull(Throughput.class.getResourceAsStream("/embedded/engine-exporter.jar"))) {
            Files.copy(packed, jar, StandardCopyOption.REPLACE_EXISTING);
        }
        return jar.toString();
    }

    /** The same model in the same engine: keys are given out in the same order everywhere. */
    private static List<Long> offsets(BrokerProcess exporting, EventRows rows) throws Exception {
        long instance = Load.create(exporting.client());
        Waiting.until(
                "the exporter tells",
                Duration.ofSeconds(30),
                () -> rows.taskOffsets(instance).size() == 2);
        return rows.taskOffsets(instance);
    }

    /** A B B A. */
    private void round(int instances, Load a, Load b, EventRows rows) throws Exception {
        var ours = new Side();
        var theirs = new Side();
        for (var load : List.of(a, b, b, a)) {
            var cpu = Cpu.used();
            long start = System.nanoTime();
            var keys = load.run(instances);
            long took = System.nanoTime() - start;
            if (load == a) {
                awaitRows(rows, keys);
                ours.lag = Math.max(ours.lag, System.nanoTime() - start - took);
            }
            (load == a ? ours : theirs).add(instances, took, Cpu.used().minus(cpu));
            load.requireEnded(keys);
        }
        with.add(ours);
        without.add(theirs);
        ratios.add(ours.rate() / theirs.rate());
    }

    private static void awaitRows(EventRows rows, List<Long> instances) throws InterruptedException {
        Waiting.until(
                "every event is stored", Duration.ofMinutes(1), () -> rows.complete(instances) == instances.size());
    }

    private Result result() {
        var spread = Spread.of(ratios);
        return new Result(
                "B7",
                "broker throughput with our exporter",
                spread.median(),
                Goal.atLeast(0.85),
                spread,
                "the same broker without any exporter",
                ("closed loop of create, complete, complete with %d in flight, %d instances a side, A B B A in %d rounds"
                                + " after warm-up, median; end states equal: every instance ended, every event stored;"
                                + " fsync and synchronous_commit on; load, brokers and database share the machine, with"
                                + " others")
                        .formatted(Load.IN_FLIGHT, with.instances, rounds),
                List.of(
                        "%.0f instances/s over %.0f instances/s; the last event was stored at most %.0f ms later"
                                .formatted(with.rate(), without.rate(), with.lag / 1e6),
                        "CPU of broker, database and load: %.1f ms over %.1f ms an instance"
                                .formatted(with.cpuMillis(), without.cpuMillis())));
    }
}
