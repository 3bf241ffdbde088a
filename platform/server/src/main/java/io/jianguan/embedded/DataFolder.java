package io.jianguan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The folder of everything that is kept, held by one live server at a time. */
final class DataFolder implements AutoCloseable {
    /** Raised by the first release whose data an older one cannot read. */
    static final int FORMAT = 1;

    private static final String VERSION = "version";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws StartRefused where the folder is in use, of a newer release, not ours, or its disk nearly full */
    static DataFolder open(Path path, DataSize minimumFree) {
        try {
            create(path);
            var folder = lock(path);
            try {
                folder.checkVersion();
                folder.checkRoom(minimumFree);
                return folder;
            } catch (RuntimeException | IOException refused) {
                folder.close();
                throw refused;
            }
        } catch (IOException failure) {
            throw new StartRefused(
                    "The data folder " + path + " cannot be used: " + failure,
                    "Choose a folder that this user may write, or give this one to this user.");
        }
    }

    private static void create(Path path) throws IOException {
        if (!Files.exists(path)) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        if (Files.exists(path.resolve(VERSION))) {
            return;
        }
        try (var content = Files.list(path)) {
            if (content.anyMatch(entry -> !entry.endsWith(LOCK))) {
                throw new StartRefused(
                        "The folder " + path + " is not empty and holds no data of Jianguan.",
                        "Choose an empty folder, or one that does not exist yet.");
            }
        }
    }

    private static DataFolder lock(Path path) throws IOException {
        var file = path.resolve(LOCK);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var lock = tryLock(channel);
        if (lock == null) {
            var holder = Files.readString(file).strip();
            channel.close();
            throw new StartRefused(
                    "A Jianguan server (process " + holder + ") is already running on the data folder " + path + ".",
                    "Use that server, stop it first, or start this one with another data folder.");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        return new DataFolder(path, channel, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private void checkVersion() throws IOException {
        var file = path.resolve(VERSION);
        if (!Files.exists(file)) {
            Files.writeString(file, FORMAT + "\n");
            return;
        }
        var format = Files.readString(file).strip();
        if (!format.matches("\\d{1,6}") || Integer.parseInt(format) > FORMAT) {
            throw new StartRefused(
                    "The data in " + path + " was written by a newer release (data format " + format
                            + "; this release reads up to " + FORMAT + "). Nothing was changed.",
                    "Start the newer release, or use another data folder.");
        }
    }

    private void checkRoom(DataSize minimum) {
        var free = free();
        if (free.compareTo(minimum) < 0) {
            throw new StartRefused(
                    "The disk of the data folder " + path + " is nearly full: " + free.toMegabytes() + " MB are free, "
                            + minimum.toMegabytes() + " MB are needed to start. Nothing was changed.",
                    "Make room on that disk, or use a data folder on another one.");
        }
    }

    DataSize free() {
        try {
            return DataSize.ofBytes(Files.getFileStore(path).getUsableSpace());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A folder inside, made if need be. */
    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
