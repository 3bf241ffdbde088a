package io.jianguan.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The chain's head, noted down outside the database at most once a minute: whoever owns the database could compute a
 * whole new chain, or cut off its end, but not make it agree with this file. Copies kept elsewhere do the same.
 */
@Component
class Checkpoints {
    private static final Duration APART = Duration.ofMinutes(1);

    private final Path folder;
    private final Path file;
    private final Clock clock;
    private @Nullable Instant last;

    Checkpoints(Environment environment, Clock clock) {
        this.folder = Path.of(environment.getProperty("jianguan.data", "data"), "audit");
        this.file = folder.resolve("checkpoints");
        this.clock = clock;
    }

    /** @param hash hex */
    record Checkpoint(long entryId, String hash) {}

    synchronized void add(Seal seal) {
        var now = clock.instant();
        if (last == null || last.plus(APART).isBefore(now)) {
            write(seal.entryId() + " " + HexFormat.of().formatHex(seal.hash()) + " " + now + "\n");
            last = now;
        }
    }

    synchronized List<Checkpoint> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            var all = new ArrayList<Checkpoint>();
            for (var line : Files.readAllLines(file)) {
                var parts = line.split(" ");
                // a kill may leave half a line at the end
                if (parts.length == 3 && parts[1].length() == 64) {
                    all.add(new Checkpoint(Long.parseLong(parts[0]), parts[1]));
                }
            }
            return all;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    private void write(String line) {
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                channel.write(java.nio.ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }
}
