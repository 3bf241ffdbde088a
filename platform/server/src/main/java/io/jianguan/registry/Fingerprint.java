package io.jianguan.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, hex, of lines as they were sent to the database: the audit log's chain holds it, and so what they said. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(byte[]... lines) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var one : lines) {
                digest.update(one);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
