package io.jianguan.bench.measure;

/** What a figure should be. */
public record Goal(boolean atMost, double bound) {
    public static Goal atMost(double bound) {
        return new Goal(true, bound);
    }

    public static Goal atLeast(double bound) {
        return new Goal(false, bound);
    }

    boolean isMetBy(double value) {
        return atMost ? value <= bound : value >= bound;
    }

    @Override
    public String toString() {
        return (atMost ? "<= " : ">= ") + (bound == Math.rint(bound) ? String.valueOf((long) bound) : bound);
    }
}
