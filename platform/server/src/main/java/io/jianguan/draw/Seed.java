package io.jianguan.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The seed: SHA-256 over the commitment and every value that came after it, each on a line of its own. */
final class Seed {
    private Seed() {}

    /** @param values lines as {@link #lines} makes them */
    static String of(String commitment, List<String> values) {
        return Sha256.of("jianguan-seed 1\n" + commitment + "\n" + String.join("\n", values) + "\n");
    }

    /** Of the server's secret and, for the server's own source, the word that was committed with it. */
    static List<String> server(String secret, @Nullable String word) {
        return word == null ? List.of("server " + secret) : List.of("server " + secret, "word " + word);
    }

    static List<String> published(String secret, String value) {
        return List.of("server " + secret, "public " + value);
    }

    /** @param values by username */
    static List<String> parties(String secret, Map<String, String> values) {
        var lines = new ArrayList<>(server(secret, null));
        new TreeMap<>(values).forEach((party, value) -> lines.add("party " + party + " " + value));
        return lines;
    }

    /** What a party hands in before it reveals its value: nobody else's can be copied, as the name is part of it. */
    static String seal(String party, String value) {
        return Sha256.of(party + " " + value);
    }
}
