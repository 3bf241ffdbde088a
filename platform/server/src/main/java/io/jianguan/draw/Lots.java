package io.jianguan.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The order in which lots fall, fixed by a seed: anyone who knows seed and pool can draw again.
 *
 * <p>Algorithm {@code sha256-order-1}: each id is hashed as {@code SHA-256(seed + ":" + id)}; the first 8 bytes, read
 * as an unsigned number over 2^64, are its lot u in (0, 1). Ids are taken in order of {@code -ln(u) / weight}, the
 * smallest first (Efraimidis and Spirakis 2006); with equal weights that is a uniform draw without replacement.
 */
final class Lots {
    static final String ALGORITHM = "sha256-order-1";
    private final String seed;
    private final MessageDigest sha256;

    /** @param seed text in hex, at least 128 random bits */
    Lots(String seed) {
        this.seed = seed;
        this.sha256 = sha256();
    }

    String seed() {
        return seed;
    }

    private record Lot(long id, double key) {}

    /** All ids in the order in which they are drawn. @param weight greater than 0 */
    List<Long> order(Collection<Long> ids, ToDoubleFunction<Long> weight) {
        return ids.stream()
                .map(id -> new Lot(id, -Math.log(lot(id)) / weight.applyAsDouble(id)))
                .sorted(Comparator.comparingDouble(Lot::key).thenComparingLong(Lot::id))
                .map(Lot::id)
                .toList();
    }

    List<Long> order(Collection<Long> ids) {
        return order(ids, id -> 1.0);
    }

    /** In (0, 1): the upper 53 bits, half a step off zero. */
    private double lot(long id) {
        var hash = sha256.digest((seed + ":" + id).getBytes(StandardCharsets.UTF_8));
        return ((ByteBuffer.wrap(hash).getLong() >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** SHA-256 over the ids in ascending order, joined by commas. */
    static String poolHash(Collection<Long> ids) {
        var text = new StringBuilder();
        ids.stream()
                .sorted()
                .forEach(id -> text.append(text.isEmpty() ? "" : ",").append(id));
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
