package io.jianguan.task;

/** What somebody did to a task has its effect; whoever did it need not wait any longer. Told in a transaction. */
record TaskSettled(long taskId) {}
