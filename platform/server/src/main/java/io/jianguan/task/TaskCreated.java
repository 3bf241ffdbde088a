package io.jianguan.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task has come into being; published in the projector's transaction.
 *
 * @param due the model's own rule, for example {@code 2 WD}; null where it has none
 * @param organisation code of the organisation whose calendar holds
 */
public record TaskCreated(long taskId, Instant at, @Nullable String due, String organisation) {}
