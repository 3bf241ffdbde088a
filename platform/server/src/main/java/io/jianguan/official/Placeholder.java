package io.jianguan.official;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tag between double braces: a sign for what it does, a path, a formatter.
 *
 * @param sign {@code @} picture, {@code ?} beginning and {@code /} end of a condition or repetition; a blank: text
 */
record Placeholder(char sign, List<String> path, @Nullable String format) {
    private static final Pattern TAG = Pattern.compile(
            "([@?/]?)\\s*([\\w\\u4e00-\\u9fa5-]+(?:\\.[\\w\\u4e00-\\u9fa5-]+)*)(?:\\|([\\w\\u4e00-\\u9fa5]+))?\\s*");
    /** The same for the library that fills templates in: what is not like this stays as it stands there. */
    static final String GRAMMAR =
            "((#)?[\\w\\u4e00-\\u9fa5\\-]+(\\.[\\w\\u4e00-\\u9fa5\\-]+)*(\\|[\\w\\u4e00-\\u9fa5]+)?)?";

    static Optional<Placeholder> parse(String inside) {
        var found = TAG.matcher(inside);
        if (!found.matches()) {
            return Optional.empty();
        }
        var sign = found.group(1).isEmpty() ? ' ' : found.group(1).charAt(0);
        return Optional.of(new Placeholder(sign, Arrays.asList(found.group(2).split("\\.")), found.group(3)));
    }

    String name() {
        return String.join(".", path);
    }
}
