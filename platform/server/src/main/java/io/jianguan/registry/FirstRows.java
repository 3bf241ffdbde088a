package io.jianguan.registry;

/**
 * Which row of a file had a value first, for millions of rows in little memory: of a value only a hash of 64 bits is
 * kept. That two of ten million values share one happens once in 300,000 files; the second is then told to be a repeat.
 */
final class FirstRows {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private long[] hashes = new long[1 << 12];
    private int[] rows = new int[1 << 12];
    private int size;

    /** @return the row that had the value before; 0 where this is the first */
    long first(Object value, long row) {
        if (size * 2 > hashes.length) {
            grow();
        }
        int slot = slot(hash(value.toString()));
        if (rows[slot] != 0) {
            return rows[slot] == row ? 0 : rows[slot];
        }
        rows[slot] = (int) row;
        size++;
        return 0;
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash >>> 20) & mask;
        while (rows[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        hashes[slot] = hash;
        return slot;
    }

    private void grow() {
        var oldHashes = hashes;
        var oldRows = rows;
        hashes = new long[oldHashes.length * 2];
        rows = new int[oldRows.length * 2];
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != 0) {
                rows[slot(oldHashes[i])] = oldRows[i];
            }
        }
    }

    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FACTOR;
            hash ^= hash >>> 29;
        }
        return hash * FACTOR;
    }
}
