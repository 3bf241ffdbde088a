package io.jianguan.document;

import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.InputStream;
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
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
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
            if (files.toFile().getUsableSpace() < ROOM.toBytes()) {
                throw new Problem(HttpStatus.INSUFFICIENT_STORAGE, "document.no-space");
            }
            throw new UncheckedIOException("a document could not be kept below " + files, failed);
        }
    }

    Path file(String hash) {
        return folder(hash).resolve(hash);
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
