package io.jianguan.task;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets whoever completed a task wait, shortly, for the engine's word, so that the answer shows the next step. Nothing
 * depends on it: without the word the task is shown as accepted.
 */
@Component
class Confirmations {
    private final Map<Long, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    /** Runs the deed, then waits until its effect on the task is projected, at most so long. */
    void await(long taskId, Duration atMost, Runnable deed) {
        var word = waiting.computeIfAbsent(taskId, id -> new CompletableFuture<>());
        try {
            deed.run();
            word.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            waiting.remove(taskId, word);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void settled(TaskSettled event) {
        var word = waiting.get(event.taskId());
        if (word != null) {
            word.complete(null);
        }
    }
}
