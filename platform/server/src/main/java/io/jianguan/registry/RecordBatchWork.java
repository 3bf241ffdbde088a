package io.jianguan.registry;

import io.jianguan.registry.RecordBatch.Counts;
import io.jianguan.registry.RecordBatch.State;
import io.jianguan.registry.RecordBatch.Step;
import io.jianguan.rest.Problem;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works on batches, one at a time on each server, some records in one transaction with how far it is. */
@Component
class RecordBatchWork {
    private static final Logger log = LoggerFactory.getLogger(RecordBatchWork.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 5;
    private static final int STEP = 200;
    private final RecordBatchStore store;
    private final RecordBatchSteps steps;
    private final Words words;
    private final TransactionTemplate transaction;
    private final AtomicReference<@Nullable Thread> working = new AtomicReference<>();
    private volatile boolean closing;

    RecordBatchWork(RecordBatchStore store, RecordBatchSteps steps, Words words, TransactionTemplate transaction) {
        this.store = store;
        this.steps = steps;
        this.words = words;
        this.transaction = transaction;
    }

    /** On a thread of its own: the timetable of others does not wait. */
    @Scheduled(fixedDelay = 500)
    void look() {
        var current = working.get();
        if (!closing && (current == null || !current.isAlive())) {
            store.take()
                    .ifPresent(one -> working.set(
                            Thread.ofPlatform().daemon().name("batch").start(() -> work(one))));
        }
    }

    void work(RecordBatch one) {
        LocaleContextHolder.setLocale(one.locale());
        try {
            through(one);
        } catch (RecordBatchStore.Lost lost) {
            log.info("{} is worked on elsewhere", one.subject());
        } catch (Problem problem) {
            store.end(
                    one.id(),
                    State.FAILED,
                    words.text("problem." + problem.code(), problem.arguments().toArray()));
        } catch (RuntimeException failure) {
            again(one, failure);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private void through(RecordBatch one) {
        var counts = first(one);
        int reached = one.reached();
        while (true) {
            if (closing) {
                store.leave(one.id());
                return;
            }
            var items = store.items(one.id(), reached, STEP, wanted(one.state()));
            if (items.isEmpty()) {
                break;
            }
            var before = counts;
            record Written(Step step, boolean goesOn) {}
            var written = Objects.requireNonNull(transaction.execute(status -> {
                var step = one.state() == State.UNDOING
                        ? steps.undone(one, items, before)
                        : steps.changed(one, items, before, one.state() == State.CHANGING);
                return new Written(step, store.advanced(one.id(), step.reached(), step.counts(), step.outcomes()));
            }));
            counts = written.step().counts();
            reached = written.step().reached();
            if (!written.goesOn()) {
                boolean tried = one.state() == State.TRYING;
                store.end(
                        one.id(),
                        tried ? State.FAILED : State.STOPPED,
                        tried ? words.text("registry.batch.cancelled") : null);
                return;
            }
        }
        store.end(
                one.id(),
                switch (one.state()) {
                    case TRYING -> State.TRIED;
                    case UNDOING -> State.UNDONE;
                    default -> State.CHANGED;
                },
                null);
    }

    /** What of the records counts already. */
    private static Counts first(RecordBatch one) {
        var known = one.counts();
        return one.reached() > 0 || one.state() == State.UNDOING
                ? known
                : one.state() == State.CHANGING ? new Counts(0, known.same(), known.refused(), 0, 0) : Counts.NONE;
    }

    private static @Nullable String wanted(State state) {
        return switch (state) {
            case CHANGING -> "ready";
            case UNDOING -> "changed";
            default -> null;
        };
    }

    /** The database may come back; what keeps failing is told. */
    private void again(RecordBatch one, RuntimeException failure) {
        log.warn("{} failed", one.subject(), failure);
        try {
            if (store.retry(one.id()) >= ATTEMPTS) {
                store.end(one.id(), State.FAILED, words.text("registry.batch.unexpected"));
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
