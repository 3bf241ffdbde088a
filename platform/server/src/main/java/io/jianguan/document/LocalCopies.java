package io.jianguan.document;

import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of contents that are kept elsewhere, for programs that need a file. What was used longest ago goes when there
 * are too many; what is held stays.
 */
final class LocalCopies {
    private static final Logger log = LoggerFactory.getLogger(LocalCopies.class);

    private final Path folder;
    private final long most;
    private final Incoming incoming;
    private final Clock clock;
    /** Reckoned with every copy that is made; looked up again before anything goes. */
    private final AtomicLong size = new AtomicLong();

    private final ConcurrentHashMap<String, Holders> held = new ConcurrentHashMap<>();

    LocalCopies(Path folder, long most, Incoming incoming, Clock clock) {
        this.folder = folder;
        this.most = most;
        this.incoming = incoming;
        this.clock = clock;
        size.set(copies().stream().mapToLong(Copy::size).sum());
    }

    /** How many hold a copy; changed only while the map's entry is. Who makes the copy holds this lock too. */
    private static final class Holders {
        private int count;
    }

    private record Copy(String hash, Path file, long size, FileTime used) {}

    /**
     * Two that ask for the same at once get one copy.
     *
     * @throws Problem {@code document.lost} where the source is not what its hash says; what the source throws
     */
    HeldFile hold(String hash, Supplier<InputStream> source) {
        var holders = enter(hash);
        try {
            var file = folder.resolve(hash);
            synchronized (holders) {
                if (!Files.exists(file)) {
                    make(hash, file, source);
                }
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            }
            trim();
            return new HeldFile(file, () -> leave(hash));
        } catch (IOException failed) {
            leave(hash);
            throw incoming.failure(failed);
        } catch (RuntimeException failed) {
            leave(hash);
            throw failed;
        }
    }

    private void make(String hash, Path file, Supplier<InputStream> source) throws IOException {
        var arrived = incoming.whole(source.get());
        try {
            if (!arrived.hash().equals(hash)) {
                log.error("The stored file {} is not what it was: its SHA-256 is {}", hash, arrived.hash());
                throw FileStore.lost();
            }
            move(arrived, file);
        } finally {
            incoming.drop(arrived.file());
        }
    }

    /** Of what has just come in, before it is asked for. */
    void add(Incoming.Arrived arrived) {
        var holders = enter(arrived.hash());
        try {
            synchronized (holders) {
                move(arrived, folder.resolve(arrived.hash()));
            }
        } catch (IOException none) {
            log.warn("No copy of {} is kept: {}", arrived.hash(), none.getMessage());
        } finally {
            leave(arrived.hash());
        }
    }

    private void move(Incoming.Arrived arrived, Path file) throws IOException {
        Files.createDirectories(folder);
        if (!Files.exists(file)) {
            Files.move(arrived.file(), file, StandardCopyOption.ATOMIC_MOVE);
            size.addAndGet(arrived.size());
        }
    }

    void forget(String hash) {
        try {
            Files.deleteIfExists(folder.resolve(hash));
        } catch (IOException failed) {
            throw incoming.failure(failed);
        }
    }

    private Holders enter(String hash) {
        return held.compute(hash, (_, known) -> {
            var holders = known == null ? new Holders() : known;
            holders.count++;
            return holders;
        });
    }

    private void leave(String hash) {
        held.computeIfPresent(hash, (_, holders) -> --holders.count == 0 ? null : holders);
        trim();
    }

    private void trim() {
        if (size.get() > most) {
            trimmed();
        }
    }

    private synchronized void trimmed() {
        var copies = copies();
        long all = copies.stream().mapToLong(Copy::size).sum();
        for (var copy : copies) {
            if (all <= most) {
                break;
            }
            if (removed(copy)) {
                all -= copy.size();
            }
        }
        size.set(all);
    }

    private boolean removed(Copy copy) {
        held.computeIfAbsent(copy.hash(), _ -> {
            copy.file().toFile().delete();
            return null;
        });
        return !Files.exists(copy.file());
    }

    /** Used longest ago first. */
    private List<Copy> copies() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.flatMap(file -> copy(file).stream())
                    .sorted(Comparator.comparing(Copy::used))
                    .toList();
        } catch (IOException failed) {
            throw incoming.failure(failed);
        }
    }

    private List<Copy> copy(Path file) {
        try {
            return List.of(new Copy(
                    folder.relativize(file).toString(), file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
