package io.jianguan.identity;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords, and says which are too weak. */
@Component
class Passwords {
    static final int SHORTEST = 10;
    /** What bcrypt takes into account. */
    static final int LONGEST_BYTES = 72;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final Set<String> common;
    private final @Nullable String demo;
    private final String nobodys = hash("nobody's password");
    private volatile @Nullable String demoHash;

    Passwords(IdentitySettings settings) throws java.io.IOException {
        demo = settings.demo().password();
        common = new ClassPathResource("identity/common-passwords.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Demo accounts share one password and so one hash: hundreds of them are made in a moment. */
    String hash(String password) {
        if (!password.equals(demo)) {
            return encode(password);
        }
        var known = demoHash;
        if (known == null) {
            known = encode(password);
            demoHash = known;
        }
        return known;
    }

    /** Takes the same time where there is no account or no password. */
    boolean matches(String password, @Nullable String hash) {
        var matches = encoder.matches(password, hash == null ? nobodys : hash);
        return matches && hash != null;
    }

    /** Adds to {@code found} every rule that the password breaks. */
    void check(Faults.Found found, String field, String username, @Nullable String password) {
        if (password == null || password.isEmpty()) {
            found.when(true, field, "required");
            return;
        }
        var lower = password.toLowerCase(Locale.ROOT);
        found.when(password.codePointCount(0, password.length()) < SHORTEST, field, "password-short", SHORTEST);
        found.when(
                password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES,
                field,
                "password-long",
                LONGEST_BYTES);
        found.when(classes(password) < 3, field, "password-classes");
        found.when(lower.contains(username.toLowerCase(Locale.ROOT)), field, "password-username");
        found.when(common.contains(lower), field, "password-common");
    }

    private static long classes(String password) {
        return password.chars()
                .map(c -> Character.isUpperCase(c) ? 0 : Character.isLowerCase(c) ? 1 : Character.isDigit(c) ? 2 : 3)
                .distinct()
                .count();
    }

    private String encode(String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("a password without a hash");
        }
        return hash;
    }
}
