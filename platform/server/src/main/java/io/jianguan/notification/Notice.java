package io.jianguan.notification;

import io.jianguan.identity.Label;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that people should hear of.
 *
 * @param kind names the text: {@code notification.<kind>.title} and {@code .body} in {@code messages/notification};
 *     {@code <kind>/<what>} has a text of its own and reaches people in the ways that they chose for the kind
 * @param principals for whom: {@code user:<username>}, {@code role@organisation}
 * @param arguments of the text, in order: each a text, or a {@link Label} where it differs by the reader's language
 * @param link address within the product, for example {@code /tasks/2251799813685260}
 * @param key the same key is told to the same person once; null: each time
 * @param process whoever stands in for one of those people in this process is told too; null: nobody else
 * @param by username of whoever brought it about and need not be told; null: nobody
 */
public record Notice(
        String kind,
        Set<String> principals,
        List<?> arguments,
        String link,
        @Nullable String key,
        @Nullable String process,
        @Nullable String by) {

    public Notice(String kind, Set<String> principals, List<?> arguments, String link, @Nullable String key) {
        this(kind, principals, arguments, link, key, null, null);
    }

    /** The same, also for whoever stands in for one of those people in a process. */
    public Notice in(String processId) {
        return new Notice(kind, principals, arguments, link, key, processId, by);
    }

    /** The same, but not for whoever did it. */
    public Notice by(@Nullable String username) {
        return new Notice(kind, principals, arguments, link, key, process, username);
    }

    Arguments words() {
        return new Arguments(
                arguments.stream()
                        .map(one -> one instanceof Label label ? label.zh() : String.valueOf(one))
                        .toList(),
                arguments.stream().map(Notice::english).toList());
    }

    private static String english(Object argument) {
        return argument instanceof Label label
                ? label.en().isEmpty() ? label.zh() : label.en()
                : String.valueOf(argument);
    }
}
