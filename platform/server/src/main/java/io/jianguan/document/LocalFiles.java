package io.jianguan.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.util.FileSystemUtils;

/** Contents in a folder of this server's. */
final class LocalFiles implements FileStore {
    private final Path files;
    private final Incoming incoming;

    LocalFiles(Path files, Incoming incoming) {
        this.files = files;
        this.incoming = incoming;
    }

    @Override
    public Stored store(InputStream content) {
        var arrived = incoming.whole(content);
        try {
            var file = file(arrived.hash());
            if (arrived.size() > 0 && !Files.exists(file)) {
                var folder = Files.createDirectories(file.getParent());
                Files.move(arrived.file(), file, StandardCopyOption.ATOMIC_MOVE);
                Incoming.flush(folder, StandardOpenOption.READ);
            }
            return new Stored(arrived.hash(), arrived.size());
        } catch (IOException failed) {
            throw incoming.failure(failed);
        } finally {
            incoming.drop(arrived.file());
        }
    }

    @Override
    public HeldFile hold(String hash) {
        return new HeldFile(existing(hash), () -> {});
    }

    @Override
    public Resource content(String hash, long size) {
        return new FileSystemResource(existing(hash));
    }

    private Path existing(String hash) {
        var file = file(hash);
        if (!Files.exists(file)) {
            throw FileStore.lost();
        }
        return file;
    }

    @Override
    public void quarantine(String hash) {
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

    @Override
    public void keepPart(String upload, Part part, Path file) {
        try {
            var folder = Files.createDirectories(parts(upload));
            Files.move(file, folder.resolve(name(part)), StandardCopyOption.REPLACE_EXISTING);
            Incoming.flush(folder, StandardOpenOption.READ);
        } catch (IOException failed) {
            throw incoming.failure(failed);
        }
    }

    @Override
    public InputStream part(String upload, Part part) {
        try {
            return Files.newInputStream(parts(upload).resolve(name(part)));
        } catch (IOException failed) {
            throw incoming.failure(failed);
        }
    }

    @Override
    public void dropParts(String upload) {
        try {
            FileSystemUtils.deleteRecursively(parts(upload));
        } catch (IOException left) {
            throw incoming.failure(left);
        }
    }

    @Override
    public void keep(String name, Path file) {
        try {
            var target = files.resolve(name);
            Files.createDirectories(target.getParent());
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw incoming.failure(failed);
        }
    }

    @Override
    public Resource kept(String name) {
        return new FileSystemResource(files.resolve(name));
    }

    @Override
    public void forget(String name) {
        try {
            Files.deleteIfExists(files.resolve(name));
        } catch (IOException left) {
            throw incoming.failure(left);
        }
    }

    @Override
    public List<String> keptBefore(String folder, Instant moment) {
        var place = files.resolve(folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        var names = new ArrayList<String>();
        try (var kept = Files.newDirectoryStream(place)) {
            for (var file : kept) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                    names.add(folder + "/" + file.getFileName());
                }
            }
        } catch (IOException failed) {
            throw incoming.failure(failed);
        }
        return names;
    }

    @Override
    public boolean isReachable() {
        return true;
    }

    private static String name(Part part) {
        return part.start() + "-" + part.length();
    }

    private Path parts(String upload) {
        return files.resolve("incoming").resolve(UUID.fromString(upload).toString());
    }

    private Path file(String hash) {
        return files.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4)).resolve(hash);
    }
}
