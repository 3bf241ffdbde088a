package io.jianguan.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key of personal data: given by the operator as {@code jianguan.registry.key} (16 bytes, Base64), or made once and
 * kept in the data folder for the server's own user. It is never in the database: a copy of that tells nobody's number.
 */
@Component
class PersonalKey {
    private static final int BYTES = 16;
    private final byte[] key;

    PersonalKey(
            @Value("${jianguan.registry.key:#{null}}") @Nullable String given,
            @Value("${jianguan.data:data}") Path data) {
        this.key = Base64.getDecoder().decode((given == null ? kept(data.resolve("registry")) : given).strip());
        if (key.length != BYTES) {
            throw new IllegalStateException(
                    "jianguan.registry.key has %d bytes; SM4 needs %d, as Base64".formatted(key.length, BYTES));
        }
    }

    byte[] bytes() {
        return key.clone();
    }

    private static String kept(Path folder) {
        var file = folder.resolve("personal-data.key");
        try {
            if (!Files.exists(file)) {
                create(folder, file);
            }
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read or write " + file, failed);
        }
    }

    /** Linked into place when it is complete: a kill leaves the old state or the new one. */
    private static void create(Path folder, Path file) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var written = Files.createTempFile(
                folder,
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            var made = new byte[BYTES];
            new SecureRandom().nextBytes(made);
            Files.writeString(written, Base64.getEncoder().encodeToString(made));
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException another) {
            // another server on the same folder was quicker: its key holds
        } finally {
            Files.delete(written);
        }
    }
}
