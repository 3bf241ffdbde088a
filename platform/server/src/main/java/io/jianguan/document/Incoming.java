package io.jianguan.document;

import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** What is on its way in: on this server's disk until it is whole and its hash is known. */
@Component
class Incoming {
    private static final DataSize ROOM = DataSize.ofMegabytes(16);

    private final Path folder;

    Incoming(DocumentSettings settings) {
        folder = settings.files().resolve("incoming");
    }

    /** @param file to be moved away or dropped; flushed to the disk */
    record Arrived(Path file, String hash, long size) {}

    /** @throws Problem {@code document.no-space} if the disk is full */
    Arrived whole(InputStream content) {
        try {
            var file = Files.createTempFile(Files.createDirectories(folder), "upload", ".part");
            try {
                return arrived(content, file);
            } catch (IOException | RuntimeException broken) {
                drop(file);
                throw broken;
            }
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    private static Arrived arrived(InputStream content, Path file) throws IOException {
        var digest = sha256();
        long size;
        try (var in = new DigestInputStream(content, digest);
                var out = Files.newOutputStream(file)) {
            size = in.transferTo(out);
        }
        flush(file, StandardOpenOption.WRITE);
        return new Arrived(file, HexFormat.of().formatHex(digest.digest()), size);
    }

    /** What comes, up to a length; what comes before the connection breaks is kept. */
    Path chunk(InputStream content, long most) {
        try {
            var part = Files.createTempFile(Files.createDirectories(folder), "chunk", ".part");
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

    void drop(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            // it lies among what is incoming and is nobody's
        }
    }

    boolean hasRoom(long size) {
        folder.toFile().mkdirs();
        return folder.toFile().getUsableSpace() - size > ROOM.toBytes();
    }

    RuntimeException failure(IOException failed) {
        return folder.toFile().getUsableSpace() < ROOM.toBytes()
                ? new Problem(HttpStatus.INSUFFICIENT_STORAGE, "document.no-space")
                : new UncheckedIOException("a document could not be kept below " + folder, failed);
    }

    static void flush(Path path, OpenOption option) throws IOException {
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
