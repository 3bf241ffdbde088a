package io.jianguan.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key of personal data: given by the operator as {@code jianguan.registry.key} (16 bytes, Base64), or made once and
 * kept in the data folder for the server's own user. It is never in the database: a copy of that tells nobody's number.
 * The keys of the {@link BlindIndex} are given as {@code jianguan.registry.index-keys} (each 32 bytes, Base64), the one
 * to write with first; behind them comes one that is derived from the key (RFC 5869) and is the only one by default.
 */
@Component
class PersonalKey {
    private static final int BYTES = 16;
    private static final int INDEX_BYTES = 32;
    private final byte[] key;
    private final List<byte[]> indexKeys = new ArrayList<>();

    PersonalKey(
            @Value("${jianguan.registry.key:#{null}}") @Nullable String given,
            @Value("${jianguan.registry.index-keys:}") List<String> givenForIndex,
            @Value("${jianguan.data:data}") Path data) {
        this.key = Base64.getDecoder().decode((given == null ? kept(data.resolve("registry")) : given).strip());
        if (key.length != BYTES) {
            throw new IllegalStateException(
                    "jianguan.registry.key has %d bytes; SM4 needs %d, as Base64".formatted(key.length, BYTES));
        }
        for (var one : givenForIndex) {
            indexKeys.add(indexKey(one));
        }
        indexKeys.add(derived());
    }

    private static byte[] indexKey(String text) {
        var given = Base64.getDecoder().decode(text.strip());
        if (given.length != INDEX_BYTES) {
            throw new IllegalStateException("jianguan.registry.index-keys has one of %d bytes; each needs %d, as Base64"
                    .formatted(given.length, INDEX_BYTES));
        }
        return given;
    }

    private byte[] derived() {
        var generator = new HKDFBytesGenerator(new SM3Digest());
        generator.init(new HKDFParameters(key, null, "blind index".getBytes(StandardCharsets.UTF_8)));
        var made = new byte[INDEX_BYTES];
        generator.generateBytes(made, 0, INDEX_BYTES);
        return made;
    }

    byte[] bytes() {
        return key.clone();
    }

    /** The one to write with first. */
    List<byte[]> indexKeys() {
        return indexKeys.stream().map(byte[]::clone).toList();
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
