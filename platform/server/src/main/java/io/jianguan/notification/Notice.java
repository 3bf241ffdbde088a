package io.jianguan.notification;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that people should hear of.
 *
 * @param kind names the text: {@code notification.<kind>.title} and {@code .body} in {@code messages/notification}
 * @param principals for whom: {@code user:<username>}, {@code role@organisation}
 * @param arguments of the text, in order
 * @param link address within the product, for example {@code /tasks/2251799813685260}
 * @param key the same key is told to the same person once; null: each time
 */
public record Notice(
        String kind,
        Set<String> principals,
        List<String> arguments,
        String link,
        @Nullable String key) {}
