package io.jianguan.task;

/** An instance that was taken to another step is there. */
record InstanceMoved(long instanceKey) {}
