package io.jianguan.document.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A few readers, started when first needed and kept warm while there is work. Calls come from threads of their own:
 * a virtual one would hold its carrier while it waits for a pipe.
 */
public final class Readers implements AutoCloseable {
    private static final int MOST_READS = 500;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final ReaderSettings settings;
    private final ExecutorService callers;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("document-reader-clock").factory());
    private final ConcurrentLinkedDeque<ReaderProcess> idle = new ConcurrentLinkedDeque<>();
    private final AtomicLong used = new AtomicLong(System.nanoTime());
    private @Nullable ReaderProgram program;
    private volatile boolean closed;

    public Readers(ReaderSettings settings) {
        this.settings = settings;
        callers = Executors.newFixedThreadPool(
                settings.processes(),
                Thread.ofPlatform().daemon().name("document-reader-", 1).factory());
        clock.scheduleWithFixedDelay(this::rest, 1, 1, TimeUnit.MINUTES);
    }

    /**
     * Type, text, properties and markup.
     *
     * @throws ReaderFailed if the file takes too much time or memory
     */
    public ReadFile read(Path file) throws ReaderFailed {
        return ask("read", file, settings.characters(), settings.time());
    }

    /**
     * An office file's markup, with its pictures in it as {@code data:} addresses of JPEGs.
     *
     * @throws ReaderFailed if the file takes too much time or memory
     */
    public ReadFile page(Path file) throws ReaderFailed {
        return ask("page", file, settings.characters(), settings.time());
    }

    /**
     * A page of a PDF or an OFD as JPEG.
     *
     * @param page from 1
     * @param size of the longest side, in pixels
     */
    public ReadFile draw(Path file, int page, int size) throws ReaderFailed {
        return ask("draw " + page, file, size, settings.time());
    }

    /**
     * A picture as a small JPEG, upright.
     *
     * @param page of a TIFF, from 1
     * @param size of the longest side, in pixels
     * @param most pixels that are read of it
     */
    public ReadFile shrink(Path file, int page, int size, long most) throws ReaderFailed {
        return ask("shrink " + most + " " + page, file, size, settings.time());
    }

    private ReadFile ask(String deed, Path file, int size, Duration time) throws ReaderFailed {
        try {
            return callers.submit(() -> asked(deed, file, size, time)).get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case ReaderFailed reader -> throw reader;
                case IOException start -> throw new UncheckedIOException("no reader of documents starts", start);
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private ReadFile asked(String deed, Path file, int size, Duration time) throws IOException, ReaderFailed {
        var reader = take();
        try {
            return reader.ask(deed, file, size, settings.characters(), time);
        } finally {
            used.set(System.nanoTime());
            if (closed || !reader.isAlive() || reader.reads() >= MOST_READS) {
                reader.end();
            } else {
                idle.push(reader);
            }
        }
    }

    private ReaderProcess take() throws IOException {
        for (var warm = idle.poll(); warm != null; warm = idle.poll()) {
            if (warm.isAlive()) {
                return warm;
            }
            warm.end();
        }
        return ReaderProcess.started(program(), clock);
    }

    private synchronized ReaderProgram program() throws IOException {
        if (program == null) {
            program = ReaderProgram.unpacked(settings);
        }
        return program;
    }

    private void rest() {
        if (System.nanoTime() - used.get() > IDLE.toNanos()) {
            endIdle();
        }
    }

    private void endIdle() {
        for (var reader = idle.poll(); reader != null; reader = idle.poll()) {
            reader.leave();
        }
    }

    @Override
    public void close() {
        closed = true;
        endIdle();
        callers.shutdownNow();
        clock.shutdownNow();
    }
}
