package io.jianguan.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain: SHA-256 over the link before and the entry's fields, each preceded by its length so that no
 * two entries read alike. Anybody can compute it again from the tables.
 */
record Seal(long entryId, byte[] previous, byte[] hash) {
    static final byte[] FIRST = new byte[32];

    /** @param details as PostgreSQL writes jsonb */
    record Entry(long id, Instant at, @Nullable String username, String action, String subject, String details) {}

    static Seal of(Entry entry, byte[] previous) {
        var digest = sha256();
        digest.update(previous);
        add(digest, number(entry.id()));
        add(digest, number(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at())));
        add(digest, entry.username());
        add(digest, entry.action());
        add(digest, entry.subject());
        add(digest, entry.details());
        return new Seal(entry.id(), previous, digest.digest());
    }

    boolean holds(Entry entry) {
        return Arrays.equals(hash, of(entry, previous).hash());
    }

    boolean follows(byte[] last) {
        return Arrays.equals(previous, last);
    }

    private static void add(MessageDigest digest, @Nullable String text) {
        if (text == null) {
            digest.update(ByteBuffer.allocate(4).putInt(-1).flip());
        } else {
            add(digest, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
