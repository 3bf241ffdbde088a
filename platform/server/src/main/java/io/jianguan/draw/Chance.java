package io.jianguan.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * Numbers that follow from a seed: anyone who knows it gets the same ones, in any language.
 *
 * <p>Block i is SHA-256 over a key of 32 bytes and i as 8 bytes; the key is SHA-256 over {@code seed + " " + use}. A
 * block is four numbers of 64 bits, unsigned. The most significant byte comes first throughout.
 */
final class Chance {
    private static final int HASH = 32;
    private final MessageDigest sha256 = Sha256.digest();
    private final ByteBuffer input = ByteBuffer.allocate(HASH + Long.BYTES);
    private final ByteBuffer block = ByteBuffer.allocate(HASH);
    private long blocks;

    /** @param use what the numbers are for: numbers for one thing tell nothing about those for another */
    Chance(String seed, String use) {
        input.put(sha256.digest((seed + " " + use).getBytes(StandardCharsets.UTF_8)));
        block.position(HASH);
    }

    /**
     * The next number below a bound, each with the same chance: of the 2^64 possible ones those at the end that do not
     * fill another round of the bound are rejected.
     *
     * @param bound greater than 0
     */
    long below(long bound) {
        // 2^64 mod bound, as 2^64 itself does not fit
        long rest = Long.remainderUnsigned(-bound, bound);
        long number = next();
        while (rest != 0 && Long.compareUnsigned(number, -rest) >= 0) {
            number = next();
        }
        return Long.remainderUnsigned(number, bound);
    }

    private long next() {
        if (!block.hasRemaining()) {
            input.putLong(HASH, blocks++);
            sha256.update(input.array());
            try {
                sha256.digest(block.array(), 0, HASH);
            } catch (DigestException itFits) {
                throw new IllegalStateException(itFits);
            }
            block.rewind();
        }
        return block.getLong();
    }
}
