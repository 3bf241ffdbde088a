package io.jianguan.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.Resource;

/**
 * Contents in a bucket that all servers share, under the names they have in the folder of {@link LocalFiles}. A content
 * is put as one object, so it is there whole or not at all; pieces of uploads are objects too, so that any server can go
 * on with them.
 */
final class S3Files implements FileStore, AutoCloseable {
    private final S3Objects objects;
    private final Incoming incoming;
    private final LocalCopies copies;

    S3Files(S3Objects objects, Incoming incoming, LocalCopies copies) {
        this.objects = objects;
        this.incoming = incoming;
        this.copies = copies;
    }

    @Override
    public Stored store(InputStream content) {
        var arrived = incoming.whole(content);
        try {
            if (arrived.size() > 0) {
                var key = key(arrived.hash());
                if (objects.size(key) != arrived.size()) {
                    objects.put(key, arrived.file(), arrived.hash());
                }
                copies.add(arrived);
            }
            return new Stored(arrived.hash(), arrived.size());
        } finally {
            incoming.drop(arrived.file());
        }
    }

    @Override
    public HeldFile hold(String hash) {
        return copies.hold(hash, () -> objects.open(key(hash)));
    }

    @Override
    public Resource content(String hash, long size) {
        var key = key(hash);
        if (objects.size(key) != size) {
            throw FileStore.lost();
        }
        return new S3Content(objects, key, size);
    }

    @Override
    public void quarantine(String hash) {
        copies.forget(hash);
        if (objects.size(key(hash)) >= 0) {
            objects.move(key(hash), "quarantine/" + hash);
        }
    }

    @Override
    public void keepPart(String upload, Part part, Path file) {
        objects.put(key(upload, part), file, null);
        incoming.drop(file);
    }

    /** Chunks are small. */
    @Override
    public InputStream part(String upload, Part part) {
        return new ByteArrayInputStream(objects.bytes(key(upload, part), 0, part.length()));
    }

    @Override
    public void dropParts(String upload) {
        objects.deleteAll(folder(upload));
    }

    @Override
    public void keep(String name, Path file) {
        objects.put(name, file, null);
        incoming.drop(file);
    }

    @Override
    public Resource kept(String name) {
        return new S3Content(objects, name, objects.size(name));
    }

    @Override
    public void forget(String name) {
        objects.delete(name);
    }

    @Override
    public List<String> keptBefore(String folder, Instant moment) {
        return objects.namesBefore(folder + "/", moment);
    }

    @Override
    public boolean isReachable() {
        return objects.isReachable();
    }

    private static String key(String hash) {
        return hash.substring(0, 2) + "/" + hash.substring(2, 4) + "/" + hash;
    }

    private static String key(String upload, Part part) {
        return folder(upload) + part.start() + "-" + part.length();
    }

    private static String folder(String upload) {
        return "incoming/" + UUID.fromString(upload) + "/";
    }

    @Override
    public void close() {
        objects.close();
    }
}
