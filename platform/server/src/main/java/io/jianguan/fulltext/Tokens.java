package io.jianguan.fulltext;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What full text search looks up: bigrams of a text, and single characters of Chinese, kept in a position-free
 * {@code tsvector}. They only narrow; a comparison with the text decides.
 */
public final class Tokens {

    private Tokens() {}

    public static Set<String> of(String text) {
        var tokens = new LinkedHashSet<String>();
        add(text, tokens);
        return tokens;
    }

    /** What the tokens of a text must hold where it contains {@code part}; empty where that cannot be said. */
    public static Set<String> required(String part) {
        var tokens = of(part);
        if (part.codePointCount(0, part.length()) > 1) {
            tokens.removeIf(token -> token.codePointCount(0, token.length()) == 1);
        }
        return tokens;
    }

    /** As a {@code tsquery} of PostgreSQL: quotes doubled, backslashes doubled, joined by AND. */
    public static String query(Set<String> tokens) {
        return tokens.stream()
                .map(token -> "'" + token.replace("\\", "\\\\").replace("'", "''") + "'")
                .collect(Collectors.joining(" & "));
    }

    public static void add(String text, Set<String> tokens) {
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
