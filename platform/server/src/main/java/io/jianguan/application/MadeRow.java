package io.jianguan.application;

import org.jspecify.annotations.Nullable;

/** A row in the making: its values so far and random numbers that depend on seed and row number only. */
final class MadeRow {
    private final @Nullable Object[] values;
    private final long number;
    private long state;

    MadeRow(long seed, long number, int fields) {
        this.values = new Object[fields];
        this.number = number;
        this.state = mixed(seed + mixed(number));
    }

    /** Counts from 0. */
    long number() {
        return number;
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
