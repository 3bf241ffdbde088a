package io.jianguan.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * For secrets of random bits, compared in constant time: those in a file of the server's own as they are, those of other
 * systems by a fast hash.
 */
class PlainSecret implements PasswordEncoder {
    /** Begins what is kept of a secret that is kept as a hash. */
    static final String HASHED = "{sha256}";

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : secret.toString();
    }

    @Override
    public boolean matches(@Nullable CharSequence given, @Nullable String kept) {
        return given != null
                && kept != null
                && MessageDigest.isEqual(
                        comparable(given.toString(), kept).getBytes(StandardCharsets.UTF_8),
                        kept.getBytes(StandardCharsets.UTF_8));
    }

    private static String comparable(String given, String kept) {
        return kept.startsWith(HASHED) ? ClientSource.hash(given) : given;
    }
}
