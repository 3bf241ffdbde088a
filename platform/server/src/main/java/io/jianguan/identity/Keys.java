package io.jianguan.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;

/** Secrets of the embedded authorization server: made once a data folder, readable by the server's own user only. */
class Keys {
    private final Path folder;

    Keys(Path data) {
        folder = data.resolve("identity");
    }

    String clientSecret() {
        return kept("client-secret", () -> {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    /** With the private key. */
    JWKSet signing() {
        try {
            return JWKSet.parse(kept("signing-key.json", Keys::signingKey));
        } catch (ParseException damaged) {
            throw new IllegalStateException(
                    folder.resolve("signing-key.json") + " is damaged; delete it and start again", damaged);
        }
    }

    private static String signingKey() {
        try {
            var key = new RSAKeyGenerator(3072)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            return new JWKSet(key).toString(false);
        } catch (JOSEException failed) {
            throw new IllegalStateException("no signing key could be made", failed);
        }
    }

    private String kept(String name, Supplier<String> made) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                create(file, made.get());
            }
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read or write " + file, failed);
        }
    }

    /** Linked into place when it is complete: a kill leaves the old state or the new one. */
    private void create(Path file, String content) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var written = Files.createTempFile(
                folder,
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(written, content);
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException another) {
            // another server on the same folder was quicker: its secret holds
        } finally {
            Files.delete(written);
        }
    }
}
