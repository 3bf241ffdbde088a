package io.jianguan.bench.measure;

import java.util.Collection;

/** Figures in order. */
public record Spread(double[] sorted) {
    public static Spread of(Collection<? extends Number> figures) {
        return new Spread(
                figures.stream().mapToDouble(Number::doubleValue).sorted().toArray());
    }

    /** By nearest rank. */
    public double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double least() {
        return sorted[0];
    }

    public double greatest() {
        return sorted[sorted.length - 1];
    }

    @Override
    public String toString() {
        return "%.2f to %.2f".formatted(least(), greatest());
    }
}
