package io.jianguan.intake;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** A thread that writes rows while the next ones are being checked; one piece of work at a time, in order. */
final class Writer<T> implements AutoCloseable {
    private final ExecutorService thread;
    private final Locale locale;
    private @Nullable Future<T> work;

    Writer(Locale locale) {
        this.locale = locale;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("intake-writing").factory());
    }

    /** Only after the work before has ended. */
    void begin(Callable<T> next) {
        work = thread.submit(() -> {
            LocaleContextHolder.setLocale(locale);
            return next.call();
        });
    }

    /** @return what the work gave; null where none was begun since */
    @Nullable
    T end() throws InterruptedException {
        var current = work;
        work = null;
        try {
            return current == null ? null : current.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** What is being written is written to its end: interrupting it would cost the connection. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = thread.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException stopped) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
