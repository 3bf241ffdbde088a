package io.jianguan.fulltext;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a person looks for: every word must be in the text, in any order, in any case.
 *
 * @param all in lower case; empty where nothing was asked
 */
public record Words(List<String> all) {
    private static final int MOST = 8;
    private static final int LONGEST = 100;

    /** Words are what stands between blanks; of very many only the first few count. */
    public static Words of(String text) {
        return new Words(Pattern.compile("[\\s\u3000\u00a0]+")
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(LONGEST, word.length())))
                .distinct()
                .limit(MOST)
                .toList());
    }

    /** A character alone that is not Chinese is in no index. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The tokens that a text must hold; empty where an index cannot help. */
    public Set<String> required() {
        var tokens = new LinkedHashSet<String>();
        all.forEach(word -> tokens.addAll(Tokens.required(word)));
        return tokens;
    }
}
