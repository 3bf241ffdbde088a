package io.jianguan.task;

/** Whoever had a task gave it back; told in the transaction of the deed. */
public record TaskUnclaimed(long taskId) {}
