package io.jianguan.work;

import io.jianguan.rest.Unavailable;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.scheduling.annotation.Scheduled;

/** Works on what waits for its turn, one piece at a time on each server, beside whatever people do. */
public abstract class Worker<T extends LongWork> {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 5;
    private final String name;
    private final Turns turns;
    private final AtomicReference<@Nullable Thread> working = new AtomicReference<>();
    private volatile boolean closing;

    protected Worker(String name, Turns turns) {
        this.name = name;
        this.turns = turns;
    }

    protected abstract Optional<T> take();

    /** @param closing whether to leave it to another server */
    protected abstract void through(T one, BooleanSupplier closing) throws Exception;

    /** Why it cannot be done, in the language of whoever asked; null where trying again may help. */
    protected abstract @Nullable String reason(T one, Exception failure);

    /** What is said where trying again did not help. */
    protected abstract String unexpected(T one);

    /** It has failed for good, which its row says already. */
    protected void gaveUp(T one, String reason) {}

    /** On a thread of its own: the timetable of others does not wait. */
    @Scheduled(fixedDelay = 500)
    public void look() {
        var current = working.get();
        if (!closing && (current == null || !current.isAlive())) {
            take().ifPresent(one ->
                    working.set(Thread.ofPlatform().daemon().name(name).start(() -> work(one))));
        }
    }

    public void work(T one) {
        LocaleContextHolder.setLocale(one.locale());
        try {
            through(one, () -> closing);
        } catch (Turns.Lost lost) {
            log.info("{} is worked on elsewhere", one.subject());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Unavailable away) {
            log.warn("{} waits: {}", one.subject(), away.getMessage());
            turns.pause(one.id(), reason(one, away));
        } catch (Exception failure) {
            failed(one, failure);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private void failed(T one, Exception failure) {
        var reason = reason(one, failure);
        if (reason != null) {
            giveUp(one, reason);
        } else {
            again(one, failure);
        }
    }

    private void giveUp(T one, String reason) {
        if (turns.end(one.id(), "failed", reason)) {
            gaveUp(one, reason);
        }
    }

    /** The database or the disk may come back; what keeps failing is told. */
    private void again(T one, Exception failure) {
        log.warn("{} failed", one.subject(), failure);
        try {
            if (turns.retry(one.id()) >= ATTEMPTS) {
                giveUp(one, unexpected(one));
            }
        } catch (RuntimeException away) {
            log.warn("{} waits until its turn is over", one.subject(), away);
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        closing = true;
        var current = working.get();
        if (current != null) {
            current.join(PATIENCE);
        }
    }
}
