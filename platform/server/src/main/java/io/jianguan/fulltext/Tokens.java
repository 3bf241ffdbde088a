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
        each(text, (whole, from, to) -> tokens.add(whole.substring(from, to)));
    }

    /** Takes a token: a part of a text. */
    public interface Taker {
        void take(String text, int from, int to);
    }

    /** One after the other, some more than once, without a copy of each. */
    public static void each(String text, Taker taker) {
        var lower = text.toLowerCase(Locale.ROOT);
        int next;
        for (int i = 0; i < lower.length(); i = next) {
            int here = lower.codePointAt(i);
            next = i + Character.charCount(here);
            if (Character.isWhitespace(here)) {
                continue;
            }
            if (Character.isIdeographic(here)) {
                taker.take(lower, i, next);
            }
            if (next < lower.length() && !Character.isWhitespace(lower.codePointAt(next))) {
                taker.take(lower, i, next + Character.charCount(lower.codePointAt(next)));
            }
        }
    }
}
