package io.jianguan.bench.draw;

import io.jianguan.bench.measure.Effort;
import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Server;
import io.jianguan.bench.product.Workplace;
import io.jianguan.draw.Drawing;
import io.jianguan.draw.Proving;
import io.jianguan.registry.Registries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What a draw that anybody can check costs, and whether another language gets the same. */
public final class DrawBench {
    private static final int ROUNDS = 5;

    private DrawBench() {}

    public static List<Result> run(Options options) throws Exception {
        var results = new ArrayList<Result>();
        if (options.wants("F3")) {
            results.addAll(reproduced(options));
        }
        if (options.wants("B13")) {
            int count = options.size(1_000_000, 50_000);
            try (var server = Server.start("")) {
                server.bean(Registries.class).publish(Subjects.DEFINITION);
                var subjects = new Subjects(server.bean(DataSource.class), count);
                System.out.printf("Loading %,d subjects%n", count);
                subjects.load();
                var drawing = new Drawing(server.context());
                results.addAll(drawn(subjects, drawing, count, "alike", Subjects.uniform()));
                results.addAll(drawn(subjects, drawing, count, "weighted, 40 strata", Subjects.weighted()));
            }
        }
        results.forEach(Report::print);
        return results;
    }

    private static List<Result> drawn(
            Subjects subjects, Drawing drawing, int count, String kind, Map<String, String> headers) throws Exception {
        System.out.println("Measuring B13, " + kind);
        var proof = Files.createTempFile(Workplace.TARGET, "draw", ".json");
        var draws = new ArrayList<Double>();
        var checks = new ArrayList<Double>();
        var seconds = new ArrayList<Double>();
        for (int round = -2; round < ROUNDS; round++) {
            // A B B A
            var first = Effort.of(subjects::plain);
            var drawn = new ArrayList<Drawing.Drawn>();
            Effort.Work draw = () -> {
                drawn.add(drawing.draw(headers));
                return drawn.getLast().size();
            };
            var ours = Effort.of(draw).plus(Effort.of(draw));
            var plain = first.plus(Effort.of(subjects::plain));
            if (ours.units() != plain.units()) {
                throw new IllegalStateException("Drawn " + ours.units() + " and " + plain.units());
            }
            drawing.writeProof(drawn.getLast(), proof);
            var check = Effort.of(() -> {
                var verdict = Verifier.check(proof);
                if (verdict.wrong() != 0) {
                    throw new IllegalStateException("An honest draw is found to be wrong");
                }
                return verdict.checked();
            });
            if (round >= 0) {
                draws.add((double) ours.took().toNanos() / plain.took().toNanos());
                checks.add(2.0 * check.took().toNanos() / ours.took().toNanos());
                seconds.add(ours.took().toNanos() / 2e9);
            }
        }
        Files.delete(proof);
        var conditions =
                "1%% of %,d subjects in range, %s; pool frozen, commitment and result saved; names for the list not counted"
                        .formatted(count, kind);
        var figures = "a draw takes %.0f ms".formatted(Spread.of(seconds).median() * 1000);
        return List.of(
                result("B13", "provable draw, " + kind, draws, 3, "ORDER BY random() LIMIT n", conditions, figures),
                result("B13", "its check in Python, " + kind, checks, 2, "the draw", conditions, figures));
    }

    private static Result result(
            String id,
            String what,
            List<Double> ratios,
            double goal,
            String baseline,
            String conditions,
            String figures) {
        var spread = Spread.of(ratios);
        return new Result(id, what, spread.median(), Goal.atMost(goal), spread, baseline, conditions, List.of(figures));
    }

    private static List<Result> reproduced(Options options) throws IOException, InterruptedException {
        System.out.println("Measuring F3");
        var proving = new Proving(options.seed());
        int honest = options.size(10_000, 200);
        var same = check(honest, proving::honest);
        int each = options.size(500, 20);
        var results = new ArrayList<Result>();
        results.add(count(
                "draws that another language reproduces, of " + honest,
                same.checked() - same.wrong(),
                honest,
                "pools of up to 700, strata, weights, three kinds of source, officers with recusals"));
        for (var fraud : Proving.Fraud.values()) {
            var found = check(each, () -> proving.forged(fraud));
            results.add(count(
                    "planted frauds found, " + fraud.name().toLowerCase(Locale.ROOT) + ", of " + each,
                    found.wrong(),
                    each,
                    "one fraud in each proof"));
        }
        return results;
    }

    private static Verifier.Verdict check(int count, Supplier<String> proof) throws IOException, InterruptedException {
        Files.createDirectories(Workplace.TARGET);
        Path file = Files.createTempFile(Workplace.TARGET, "proofs", ".jsonl");
        Files.write(file, (Iterable<String>) Stream.generate(proof).limit(count)::iterator);
        var verdict = Verifier.check(file);
        Files.delete(file);
        return verdict;
    }

    private static Result count(String what, int value, int all, String conditions) {
        return new Result(
                "F3", what, value, Goal.atLeast(all), Spread.of(List.of(value)), "a count", conditions, List.of());
    }
}
