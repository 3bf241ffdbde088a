package io.jianguan.bench;

import java.util.Collection;

/** Figures in order. */
record Spread(double[] sorted) {
    static Spread of(Collection<? extends Number> figures) {
        return new Spread(
                figures.stream().mapToDouble(Number::doubleValue).sorted().toArray());
    }

    /** By nearest rank. */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double least() {
        return sorted[0];
    }

    double greatest() {
        return sorted[sorted.length - 1];
    }

    @Override
    public String toString() {
        return "%.2f to %.2f".formatted(least(), greatest());
    }
}
