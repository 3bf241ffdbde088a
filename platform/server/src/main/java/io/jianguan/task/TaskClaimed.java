package io.jianguan.task;

import java.time.Instant;

/** Somebody has a task that nobody had, or that somebody else had; told in the transaction of the deed. */
public record TaskClaimed(long taskId, Instant at) {}
