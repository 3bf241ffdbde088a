package io.jianguan.application;

import org.jspecify.annotations.Nullable;

/**
 * A row in the making: its values so far and random numbers that depend on seed and row number only. A row made of
 * another one has that one's values first.
 */
final class MadeRow {
    /** No row has more rows of one kind. */
    private static final int MOST = 64;

    private final @Nullable Object[] values;
    private final long number;
    private final long origin;
    private long state;

    MadeRow(long seed, long number, int fields) {
        this(seed, number, number, new Object[fields]);
    }

    private MadeRow(long seed, long number, long origin, @Nullable Object[] values) {
        this.values = values;
        this.number = number;
        this.origin = origin;
        this.state = mixed(seed + mixed(number));
    }

    /** The row's own n-th row of another kind. */
    MadeRow child(long seed, int at, int fields) {
        var all = new @Nullable Object[values.length + fields];
        System.arraycopy(values, 0, all, 0, values.length);
        return new MadeRow(seed, number * MOST + at, origin, all);
    }

    /** Counts from 0; rows written by hand count from -1 downwards. */
    long number() {
        return number;
    }

    /** Number of the row that all this began with. */
    long origin() {
        return origin;
    }

    @Nullable
    Object[] values() {
        return values;
    }

    /** SplitMix64. */
    long random() {
        state += 0x9E3779B97F4A7C15L;
        return mixed(state);
    }

    /** From 0, below {@code bound}. */
    long below(long bound) {
        return Math.unsignedMultiplyHigh(random(), bound);
    }

    /** From 0 to 1, exclusive. */
    double share() {
        return (random() >>> 11) * 0x1.0p-53;
    }

    private static long mixed(long value) {
        var mix = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mix = (mix ^ (mix >>> 27)) * 0x94D049BB133111EBL;
        return mix ^ (mix >>> 31);
    }
}
