package io.jianguan.bench;

/** What a figure should be. */
record Goal(boolean atMost, double bound) {
    static Goal atMost(double bound) {
        return new Goal(true, bound);
    }

    static Goal atLeast(double bound) {
        return new Goal(false, bound);
    }

    boolean isMetBy(double value) {
        return atMost ? value <= bound : value >= bound;
    }

    @Override
    public String toString() {
        return (atMost ? "<= " : ">= ") + bound;
    }
}
