package io.jianguan.document;

import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Contents by their SHA-256, each kept once, on the disk before anybody is told so. */
@Component
class FileStore {
    private static final DataSize ROOM = DataSize.ofMegabytes(16);

    private final Path files;

    FileStore(DocumentSettings settings) {
        files = settings.data().resolve("files");
    }

    /** @param hash hex */
    record Stored(String hash, long size) {}

    /** @throws Problem {@code document.no-space} if the disk is full */
    Stored store(InputStream content) {
        try {
            return keep(content);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    private RuntimeException failure(IOException failed) {
        return files.toFile().getUsableSpace() < ROOM.toBytes()
                ? new Problem(HttpStatus.INSUFFICIENT_STORAGE, "document.no-space")
                : new UncheckedIOException("a document could not be kept below " + files, failed);
    }

    Path file(String hash) {
        return folder(hash).resolve(hash);
    }

    boolean hasRoom(long size) {
        files.toFile().mkdirs();
        return files.toFile().getUsableSpace() - size > ROOM.toBytes();
    }

    /** Out of reach, but kept for whoever has to look into it. */
    void quarantine(String hash) {
        try {
            var file = file(hash);
            if (Files.exists(file)) {
                var apart = Files.createDirectories(files.resolve("quarantine"));
                Files.move(file, apart.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("an infected file could not be put apart: " + hash, failed);
        }
    }

    /** What comes, up to a length; what comes before the connection breaks is kept. */
    Path incoming(InputStream content, long most) {
        try {
            var part = Files.createTempFile(Files.createDirectories(files.resolve("incoming")), "chunk", ".part");
            try (var out = Files.newOutputStream(part)) {
                copy(content, out, most);
            }
            flush(part, StandardOpenOption.WRITE);
            return part;
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    private static void copy(InputStream content, OutputStream out, long most) throws IOException {
        var buffer = new byte[64 * 1024];
        long left = most;
        while (left > 0) {
            int length;
            try {
                length = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            } catch (IOException broken) {
                return;
            }
            if (length < 0) {
                return;
            }
            out.write(buffer, 0, length);
            left -= length;
        }
    }

    void keepPart(String upload, long start, Path part) {
        try {
            var folder = Files.createDirectories(parts(upload));
            Files.move(part, folder.resolve(String.valueOf(start)), StandardCopyOption.REPLACE_EXISTING);
            flush(folder, StandardOpenOption.READ);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    InputStream part(String upload, long start) {
        try {
            return Files.newInputStream(parts(upload).resolve(String.valueOf(start)));
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    void drop(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            // it lies among what is incoming and is nobody's
        }
    }

    void dropParts(String upload) {
        try {
            FileSystemUtils.deleteRecursively(parts(upload));
        } catch (IOException left) {
            // as above
        }
    }

    /** @param upload a UUID of ours, so no path of anybody's */
    private Path parts(String upload) {
        return files.resolve("incoming").resolve(UUID.fromString(upload).toString());
    }

    private Path folder(String hash) {
        return files.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4));
    }

    private Stored keep(InputStream content) throws IOException {
        var incoming = Files.createDirectories(files.resolve("incoming"));
        var part = Files.createTempFile(incoming, "upload", ".part");
        try {
            var digest = sha256();
            long size;
            try (var in = new DigestInputStream(content, digest);
                    var out = Files.newOutputStream(part)) {
                size = in.transferTo(out);
            }
            var hash = HexFormat.of().formatHex(digest.digest());
            var file = file(hash);
            if (size > 0 && !Files.exists(file)) {
                var folder = Files.createDirectories(folder(hash));
                flush(part, StandardOpenOption.WRITE);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                flush(folder, StandardOpenOption.READ);
            }
            return new Stored(hash, size);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void flush(Path path, StandardOpenOption option) throws IOException {
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
