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
 */
public record TaskCreated(
        long taskId,
        Instant at,
        @Nullable String due,
        @Nullable String deadline,
        @Nullable Instant dueAt,
        String organisation) {}
