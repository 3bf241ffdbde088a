package io.jianguan.document;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A document as a file, to be read only. It stays where it is until it is closed. */
public final class HeldFile implements AutoCloseable {
    private final Path path;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    HeldFile(Path path, Runnable release) {
        this.path = path;
        this.release = release;
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
