package io.jianguan.operation;

import java.util.List;

/**
 * Something that somebody must look at while it lasts.
 *
 * @param kind names its text: {@code operation.alarm.<kind>}
 * @param subject what it is about where there are several, for example a partition
 * @param arguments of the text
 */
record Condition(String kind, String subject, List<String> arguments) {}
