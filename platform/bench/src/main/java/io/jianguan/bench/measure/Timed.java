package io.jianguan.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** How long readings of one kind took, in milliseconds. */
public record Timed(List<Double> all) {
    public interface Reading {
        void run() throws Exception;
    }

    public Timed() {
        this(new ArrayList<>());
    }

    public void add(Reading reading) throws Exception {
        long start = System.nanoTime();
        reading.run();
        all.add((System.nanoTime() - start) / 1e6);
    }

    public double p50() {
        return Spread.of(all).median();
    }

    public double p95() {
        return Spread.of(all).percentile(95);
    }
}
