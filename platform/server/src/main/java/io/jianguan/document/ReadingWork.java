package io.jianguan.document;

import io.jianguan.document.ReadingQueue.Taken;
import io.jianguan.document.reader.ReaderFailed;
import io.jianguan.document.reader.Readers;
import io.jianguan.rest.Problem;
import io.jianguan.rest.Unavailable;
import jakarta.annotation.PreDestroy;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has uploaded files read, one after another, beside whatever people do. */
@Component
class ReadingWork {
    private static final Logger log = LoggerFactory.getLogger(ReadingWork.class);
    private static final int ATTEMPTS = 2;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReadingQueue queue;
    private final Readers readers;
    private final FileStore files;
    private final Duration lease;
    private final AtomicReference<@Nullable Thread> working = new AtomicReference<>();
    private volatile boolean closing;

    ReadingWork(ReadingQueue queue, Readers readers, FileStore files, DocumentSettings settings) {
        this.queue = queue;
        this.readers = readers;
        this.files = files;
        this.lease = settings.documents().reader().time().multipliedBy(2).plusMinutes(1);
    }

    /** On a thread of its own: the timetable of others does not wait for a thousand pages. */
    @Scheduled(fixedDelay = 500)
    void look() {
        var current = working.get();
        if (!closing && (current == null || !current.isAlive())) {
            queue.take(lease)
                    .ifPresent(first -> working.set(Thread.ofPlatform()
                            .daemon()
                            .name("document-reading")
                            .start(() -> all(first))));
        }
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = 60_000)
    void name() {
        while (!closing && queue.nameSome()) {
            log.info("names of older documents are made searchable");
        }
    }

    private void all(Taken first) {
        try {
            one(first);
            while (!closing) {
                var next = queue.take(lease);
                if (next.isEmpty()) {
                    return;
                }
                one(next.get());
            }
        } catch (RuntimeException away) {
            if (!closing) {
                log.warn("reading documents pauses: {}", away.getMessage());
            }
        }
    }

    void one(Taken taken) {
        if (taken.attempts() > ATTEMPTS) {
            queue.unreadable(taken.hash(), "memory");
            return;
        }
        try (var held = files.hold(taken.hash())) {
            var file = readers.read(held.path());
            if (file.isDone()) {
                queue.read(taken.hash(), file);
            } else {
                queue.unreadable(taken.hash(), file.outcome());
            }
        } catch (ReaderFailed failed) {
            failed(taken, failed);
        } catch (UncheckedIOException | Unavailable none) {
            log.warn("documents are not read for now: {}", none.getMessage());
            queue.giveBack(taken, PAUSE);
        } catch (Problem lost) {
            queue.unreadable(taken.hash(), "lost");
        }
    }

    private void failed(Taken taken, ReaderFailed failed) {
        if (closing) {
            queue.giveBack(taken, Duration.ZERO);
        } else if (failed.isSlow()) {
            queue.unreadable(taken.hash(), "slow");
        } else if (taken.attempts() < ATTEMPTS) {
            queue.again(taken);
        } else {
            queue.unreadable(taken.hash(), "memory");
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        closing = true;
        readers.close();
        var current = working.get();
        if (current != null) {
            current.join(PATIENCE);
        }
    }
}
