package io.jianguan.task;

/** What somebody had was handed over to another; published in the transaction. */
public record HandedOver(String person, String successor, String by, String reason) {}
