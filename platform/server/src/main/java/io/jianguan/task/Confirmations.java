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

    /**
     * Runs the deed, then waits until its effect is projected, at most so long.
     *
     * @param key of the task that it settles, or of the instance that it takes to another step
     */
    void await(long key, Duration atMost, Runnable deed) {
        var word = waiting.computeIfAbsent(key, id -> new CompletableFuture<>());
        try {
            deed.run();
            word.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            waiting.remove(key, word);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void settled(TaskSettled event) {
        say(event.taskId());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void moved(InstanceMoved event) {
        say(event.instanceKey());
    }

    private void say(long key) {
        var word = waiting.get(key);
        if (word != null) {
            word.complete(null);
        }
    }
}
