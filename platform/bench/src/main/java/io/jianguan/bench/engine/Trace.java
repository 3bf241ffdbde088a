package io.jianguan.bench.engine;

import io.jianguan.bench.measure.Spread;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One task's way from its completion to the other's inbox; moments of {@link System#nanoTime}.
 *
 * @param sent the completion's request
 * @param begun the submission was found good, and its transaction begins
 * @param saved that was committed, with the command to the engine
 * @param created the bare exporter told the next task
 * @param stored our exporter committed it
 * @param told the other's live update came in
 * @param shown the other's inbox was answered with it
 */
record Trace(long sent, long begun, long saved, long created, long stored, long told, long shown) {
    private record Step(String name, ToLongFunction<Trace> length) {}

    private static final List<Step> STEPS = List.of(
            new Step("request, rights, validation", trace -> trace.begun - trace.sent),
            new Step("saving", trace -> trace.saved - trace.begun),
            new Step("outbox and engine", trace -> trace.created - trace.saved),
            new Step("exporter's commit", trace -> trace.stored - trace.created),
            new Step("projection and live update", trace -> trace.told - trace.stored),
            new Step("inbox query", trace -> trace.shown - trace.told));

    double visible() {
        return millis(shown - sent);
    }

    static double millis(long nanos) {
        return nanos / 1e6;
    }

    /** Where the time went, a line a step. */
    static List<String> steps(List<Trace> traces) {
        return STEPS.stream()
                .map(step -> {
                    var spread = Spread.of(traces.stream()
                            .map(trace -> millis(step.length.applyAsLong(trace)))
                            .toList());
                    return "  %s: p50 %.1f ms, p99 %.1f ms"
                            .formatted(step.name, spread.median(), spread.percentile(99));
                })
                .toList();
    }
}
