package io.jianguan.task;

/** An open task went with its record to another office. */
public record TaskHanded(long taskId, String organisation) {}
