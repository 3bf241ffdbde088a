package io.jianguan.intake;

import io.jianguan.intake.Import.State;
import io.jianguan.rest.Problem;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works on imports, one at a time on each server, beside whatever people do. */
@Component
class IntakeWork {
    private static final Logger log = LoggerFactory.getLogger(IntakeWork.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 5;
    private final Turn turn;
    private final Run run;
    private final Undoing undoing;
    private final MessageSource messages;
    private final AtomicReference<@Nullable Thread> working = new AtomicReference<>();
    private volatile boolean closing;

    IntakeWork(Turn turn, Run run, Undoing undoing, MessageSource messages) {
        this.turn = turn;
        this.run = run;
        this.undoing = undoing;
        this.messages = messages;
    }

    /** On a thread of its own: the timetable of others does not wait for a million rows. */
    @Scheduled(fixedDelay = 500)
    void look() {
        var current = working.get();
        if (!closing && (current == null || !current.isAlive())) {
            turn.take()
                    .ifPresent(one -> working.set(
                            Thread.ofPlatform().daemon().name("intake").start(() -> work(one))));
        }
    }

    private void work(Import one) {
        LocaleContextHolder.setLocale(one.locale());
        try {
            if (one.state() == State.UNDOING) {
                undoing.of(one, () -> closing);
            } else {
                run.through(one, () -> closing);
            }
        } catch (Turn.Lost lost) {
            log.info("{} is worked on elsewhere", one.subject());
        } catch (SheetFault fault) {
            turn.end(one.id(), State.FAILED, text(one, "problem.intake." + fault.code));
        } catch (Problem problem) {
            var text =
                    text(one, "problem." + problem.code(), problem.arguments().toArray());
            turn.end(one.id(), State.FAILED, text);
        } catch (IOException | RuntimeException failure) {
            again(one, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The database or the disk may come back; what keeps failing is told. */
    private void again(Import one, Exception failure) {
        log.warn("{} failed", one.subject(), failure);
        try {
            if (turn.retry(one.id()) >= ATTEMPTS) {
                turn.end(one.id(), State.FAILED, text(one, "intake.failure.unexpected"));
            }
        } catch (RuntimeException away) {
            log.warn("{} waits until its turn is over", one.subject(), away);
        }
    }

    private String text(Import one, String key, Object... arguments) {
        return messages.getMessage(key, arguments, one.locale());
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
