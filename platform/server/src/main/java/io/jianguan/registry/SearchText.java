package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What full text search looks up: bigrams of the searched fields, and single characters of Chinese. It only narrows;
 * a LIKE decides.
 */
final class SearchText {
    /** Beyond this a text is not searched: an index entry should not outgrow the record. */
    private static final int LONGEST = 2000;

    private SearchText() {}

    /** @return null where the registry searches nothing */
    static String @Nullable [] of(List<Field> fields, Map<String, ? extends @Nullable Object> values) {
        var tokens = new LinkedHashSet<String>();
        boolean searched = false;
        for (var field : fields) {
            if (field.search()) {
                searched = true;
                if (values.get(field.name()) instanceof String text) {
                    add(text.substring(0, Math.min(LONGEST, text.length())), tokens);
                }
            }
        }
        return searched ? tokens.toArray(String[]::new) : null;
    }

    /** What the search text must hold where {@code text} is contained in a field; empty where that cannot be said. */
    static Set<String> required(String text) {
        var tokens = new LinkedHashSet<String>();
        add(text, tokens);
        if (text.codePointCount(0, text.length()) > 1) {
            tokens.removeIf(token -> token.codePointCount(0, token.length()) == 1);
        }
        return tokens;
    }

    private static void add(String text, Set<String> tokens) {
        var points = text.toLowerCase(Locale.ROOT).codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (Character.isWhitespace(points[i])) {
                continue;
            }
            if (Character.isIdeographic(points[i])) {
                tokens.add(new String(points, i, 1));
            }
            if (i + 1 < points.length && !Character.isWhitespace(points[i + 1])) {
                tokens.add(new String(points, i, 2));
            }
        }
    }
}
