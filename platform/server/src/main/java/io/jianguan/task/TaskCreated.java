package io.jianguan.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task has come into being; published in the projector's transaction.
 *
 * @param due the model's own rule, for example {@code 2 WD}; null where it has none
 * @param deadline code of a rule on time; null where the model names none
 * @param dueAt the date itself, where the model gives it; otherwise null
 * @param organisation code of the organisation whose calendar holds
 * @param isHeld whether it is somebody's already, so that nobody will claim it
 * @param again what it was before, where it came back; otherwise null
 */
public record TaskCreated(
        long taskId,
        Instant at,
        @Nullable String due,
        @Nullable String deadline,
        @Nullable Instant dueAt,
        String organisation,
        String registry,
        long recordId,
        boolean isHeld,
        @Nullable Again again) {

    /**
     * The task of the same step that was done last.
     *
     * @param move how it came back: {@code withdrawn, returned, resubmitted, jumped}
     */
    public record Again(long taskId, String move) {}
}
