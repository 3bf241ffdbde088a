package io.jianguan.bench.form;

import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Report;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.product.Workplace;
import io.jianguan.form.FormChecking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** B10: the server's check of a real form of 28 fields, 9 of them with FEEL, against the same code in Node.js. */
public final class FormsBench {
    private static final String FORM = "/content/form-definitions/daily-inspection/daily-inspection-task.form";
    private static final int CASES = 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final String schema;
    private final List<Map<String, @Nullable Object>> submissions;
    private final int rounds;
    private final int turns;

    private FormsBench(Options options) throws IOException {
        try (var in = Objects.requireNonNull(FormsBench.class.getResourceAsStream(FORM), FORM)) {
            schema = JSON.writeValueAsString(JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
        submissions = new Submissions(JSON.readTree(schema), options.seed()).draw(CASES);
        rounds = options.size(5, 2);
        turns = options.size(20, 2);
    }

    public static List<Result> run(Options options) throws Exception {
        var result = new FormsBench(options).measure();
        Report.print(result);
        return List.of(result);
    }

    private Result measure() throws IOException {
        var ours = new ArrayList<Double>();
        var plain = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        Files.createDirectories(Workplace.TARGET);
        try (var server = new FormChecking("node");
                var node = new PlainNode(Workplace.TARGET, schema, submissions)) {
            requireEqual(server, node.run(1).verdicts());
            for (int round = -1; round < rounds; round++) {
                var a = check(server);
                var b = new ArrayList<>(node.run(turns).times());
                b.addAll(node.run(turns).times());
                a.addAll(check(server));
                if (round >= 0) {
                    ours.addAll(a);
                    plain.addAll(b);
                    ratios.add(Spread.of(a).percentile(95) / Spread.of(b).percentile(95));
                }
            }
        }
        return result(Spread.of(ours), Spread.of(plain), Spread.of(ratios), inProcess());
    }

    private List<Double> check(FormChecking server) {
        var times = new ArrayList<Double>();
        for (int turn = 0; turn < turns; turn++) {
            for (var submission : submissions) {
                long start = System.nanoTime();
                server.check(schema, Map.of(), submission);
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        return times;
    }

    private void requireEqual(FormChecking server, List<JsonNode> verdicts) {
        for (int i = 0; i < submissions.size(); i++) {
            var verdict = JSON.readTree(server.check(schema, Map.of(), submissions.get(i)));
            if (!verdict.equals(verdicts.get(i))) {
                throw new IllegalStateException("We say " + verdict + ", Node.js says " + verdicts.get(i));
            }
        }
    }

    /** Where there is no Node.js. */
    private Spread inProcess() {
        try (var server = new FormChecking("off")) {
            check(server);
            return Spread.of(check(server));
        }
    }

    private Result result(Spread ours, Spread plain, Spread ratios, Spread inProcess) {
        return new Result(
                "B10",
                "check of a form of 28 fields with FEEL, warm, p95",
                ratios.median(),
                Goal.atMost(2.0),
                ratios,
                "the same code called in a loop in Node.js, p95",
                ("ours from Java values to the verdict, through the server's own pool; %d submissions drawn at random,"
                                + " right and wrong, %,d checks a side, A B B A in %d rounds after one to warm, median;"
                                + " every verdict equal")
                        .formatted(CASES, ours.sorted().length, rounds),
                List.of(
                        "p50 %.2f ms, p95 %.2f ms over p50 %.2f ms, p95 %.2f ms"
                                .formatted(ours.median(), ours.percentile(95), plain.median(), plain.percentile(95)),
                        "without Node.js, interpreted in process: p50 %.1f ms, p95 %.1f ms"
                                .formatted(inProcess.median(), inProcess.percentile(95))));
    }
}
