package io.jianguan.registry;

import io.jianguan.rest.Problem;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Where exported files lie until they are fetched or forgotten, readable by the server's account only. */
@Component
class ExportFiles {
    private static final DataSize ROOM = DataSize.ofMegabytes(64);
    private static final Duration UNDISTURBED = Duration.ofHours(24);
    private static final int LOOKS = 1 << 24;
    private final Path folder;
    private final long most;
    private final Clock clock;

    ExportFiles(@Value("${jianguan.data:data}") Path data, ExportSettings settings, Clock clock) {
        this.folder = data.resolve("exports");
        this.most = settings.maxSize().toBytes();
        this.clock = clock;
    }

    /** @param key {@link RecordExport#key()}: a number and an ending of ours, so no path of anybody's */
    Path file(String key) {
        return folder.resolve(key);
    }

    /** A new file, nobody's yet. */
    Path part() throws IOException {
        return Files.createTempFile(Files.createDirectories(folder), "export", ".part");
    }

    void keep(Path part, String key) {
        try {
            Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException("an exported file could not be kept below " + folder, failed);
        }
    }

    void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // the next tidying finds it
        }
    }

    /** Names of files that nobody wrote to for a day. */
    List<String> undisturbed() {
        var names = new ArrayList<String>();
        if (Files.isDirectory(folder)) {
            var before = clock.instant().minus(UNDISTURBED);
            try (var files = Files.newDirectoryStream(folder)) {
                for (var file : files) {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                        names.add(file.getFileName().toString());
                    }
                }
            } catch (IOException away) {
                return List.of();
            }
        }
        return names;
    }

    /**
     * Into a part, as much as a file may have.
     *
     * @throws Problem {@code registry.export-large}, {@code registry.export-space}, while it is written
     */
    OutputStream writing(Path part) throws IOException {
        return new Bounded(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
    }

    private final class Bounded extends FilterOutputStream {
        private long written;
        private long look;

        Bounded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            count(length);
            out.write(bytes, start, length);
        }

        private void count(int length) {
            written += length;
            if (written > most) {
                throw Problem.invalid(
                        "registry.export-large",
                        List.of(),
                        DataSize.ofBytes(most).toMegabytes());
            }
            if (written > look) {
                look = written + LOOKS;
                if (folder.toFile().getUsableSpace() < ROOM.toBytes()) {
                    throw new Problem(HttpStatus.INSUFFICIENT_STORAGE, "registry.export-space");
                }
            }
        }
    }
}
