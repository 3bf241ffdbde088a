package io.jianguan.registry;

import io.jianguan.document.KeptFiles;
import io.jianguan.rest.Problem;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Exported files: written on this server's disk, kept where contents are until they are fetched or forgotten. */
@Component
class ExportFiles {
    private static final DataSize ROOM = DataSize.ofMegabytes(64);
    private static final Duration UNDISTURBED = Duration.ofHours(24);
    private static final int LOOKS = 1 << 24;
    private static final String FOLDER = "exports";
    private final KeptFiles kept;
    private final Path folder;
    private final long most;
    private final Clock clock;

    ExportFiles(KeptFiles kept, @Value("${jianguan.data:data}") Path data, ExportSettings settings, Clock clock) {
        this.kept = kept;
        this.folder = data.resolve("exports");
        this.most = settings.maxSize().toBytes();
        this.clock = clock;
    }

    /** A new file, nobody's yet. */
    Path part() throws IOException {
        return Files.createTempFile(Files.createDirectories(folder), "export", ".part");
    }

    void drop(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            // the next tidying finds it
        }
    }

    /** @param key {@link RecordExport#key()} */
    void keep(Path part, String key) {
        kept.keep(name(key), part);
    }

    /** One that does not exist where none is kept. */
    Resource file(String key) {
        return kept.get(name(key));
    }

    void forget(String key) {
        kept.forget(name(key));
    }

    private static String name(String key) {
        return FOLDER + "/" + key;
    }

    /** Drops parts that a server left when it died. @return keys of files kept for a day or more */
    List<String> undisturbed() {
        var before = clock.instant().minus(UNDISTURBED);
        dropParts(before);
        return kept.before(FOLDER, before).stream()
                .map(name -> name.substring(FOLDER.length() + 1))
                .toList();
    }

    private void dropParts(Instant before) {
        if (Files.isDirectory(folder)) {
            try (var parts = Files.newDirectoryStream(folder, "*.part")) {
                for (var part : parts) {
                    if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                        drop(part);
                    }
                }
            } catch (IOException away) {
                // the next tidying finds them
            }
        }
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
