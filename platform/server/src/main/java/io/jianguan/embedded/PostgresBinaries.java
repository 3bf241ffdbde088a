package io.jianguan.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL as it comes in a jar for this machine, unpacked once. */
record PostgresBinaries(Path home) {
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    /** @param parent folder of the unpacked versions, each named by its content */
    static PostgresBinaries unpack(Path parent) {
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        try (var packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", machine)) {
            var bytes = packed.readAllBytes();
            var home = parent.resolve("postgresql-" + digest(bytes));
            if (!Files.exists(home)) {
                Files.createDirectories(parent);
                Files.setPosixFilePermissions(parent, EXECUTABLE);
                var fresh = Files.createTempDirectory(parent, "unpacking");
                extract(bytes, fresh);
                Files.setPosixFilePermissions(fresh, EXECUTABLE);
                moveUnlessThere(fresh, home);
            }
            return new PostgresBinaries(home);
        } catch (IOException failure) {
            throw new StartRefused(
                    "PostgreSQL cannot be unpacked into " + parent + ": " + failure.getMessage(),
                    "Is there room on the disk, and is this Linux on x86-64 or arm64?");
        }
    }

    private static void moveUnlessThere(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException another) {
            if (!Files.exists(home)) {
                throw another;
            }
            FileSystemUtils.deleteRecursively(fresh);
        }
    }

    /** Rights are set, not inherited: PostgreSQL may have to run as another user. */
    private static void extract(byte[] packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(packed)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var path = target.resolve(entry.getName()).normalize();
                folder(entry.isDirectory() ? path : path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (!entry.isDirectory()) {
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, (entry.getMode() & 0100) != 0 ? EXECUTABLE : READABLE);
                }
            }
        }
    }

    private static void folder(@Nullable Path path) throws IOException {
        if (path != null && !Files.exists(path)) {
            folder(path.getParent());
            Files.createDirectory(path);
            Files.setPosixFilePermissions(path, EXECUTABLE);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 6);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }
}
