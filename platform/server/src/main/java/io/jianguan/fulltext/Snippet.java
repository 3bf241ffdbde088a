package io.jianguan.fulltext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a text around the first word found in it.
 *
 * @param parts in order; joined they are the piece
 * @param before whether there is text before it
 * @param after whether there is text behind it
 */
public record Snippet(List<Part> parts, boolean before, boolean after) {
    private static final int LEAD = 30;

    /** @param found whether this is one of the words looked for */
    public record Part(String text, boolean found) {}

    /** @param length about how many characters to show */
    public static Snippet of(String text, Words words, int length) {
        var lower = text.toLowerCase(Locale.ROOT);
        // a letter whose small form is longer would shift every place behind it
        var comparable = lower.length() == text.length() ? lower : text;
        int first = words.all().stream()
                .mapToInt(comparable::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(0);
        int start = edge(text, Math.max(0, first - LEAD));
        int end = edge(text, Math.min(text.length(), start + length));
        return new Snippet(parts(text, comparable, words, start, end), start > 0, end < text.length());
    }

    private static List<Part> parts(String text, String comparable, Words words, int start, int end) {
        var parts = new ArrayList<Part>();
        int at = start;
        while (at < end) {
            int next = end;
            int length = 0;
            for (var word : words.all()) {
                int found = comparable.indexOf(word, at);
                if (found >= 0
                        && found + word.length() <= end
                        && (found < next || found == next && word.length() > length)) {
                    next = found;
                    length = word.length();
                }
            }
            if (next > at) {
                parts.add(new Part(text.substring(at, next).replace('\n', ' '), false));
            }
            if (length > 0) {
                parts.add(new Part(text.substring(next, next + length), true));
            }
            at = next + length;
        }
        return parts;
    }

    /** Never between the halves of a character. */
    private static int edge(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
