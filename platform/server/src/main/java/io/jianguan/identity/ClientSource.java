package io.jianguan.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Finds systems that may ask the embedded authorization server for a token (client credentials); implemented by the
 * module that keeps them. Their ids must look like no username, since their tokens name them as subject.
 */
public interface ClientSource {

    /** @return the hash of the secret of an active client, as {@link #hash} makes it */
    Optional<String> secretHash(String clientId);

    /** A new secret of 256 random bits. */
    static String newSecret() {
        var bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** So many random bits need no slow hash. */
    static String hash(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return PlainSecret.HASHED + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
