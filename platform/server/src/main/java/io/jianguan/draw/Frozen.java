package io.jianguan.draw;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a draw is made of, before any of its chance is known.
 *
 * @param registry of the subjects
 * @param rules the model's settings as they were, as JSON
 * @param exclusions why a subject that is in range is not in the pool, by id
 * @param officerExclusions why an officer who is in range cannot be drawn, by id
 * @param wanted how many subjects; at most the pool's size
 * @param perSubject how many officers each; at least two (行政处罚法 §42)
 */
record Frozen(
        String registry,
        String rules,
        Pool pool,
        Map<Long, String> exclusions,
        List<Officer> officers,
        Map<Long, String> officerExclusions,
        int wanted,
        int perSubject,
        boolean balanced,
        boolean mixed) {

    /** Lines of id, tab and reason, in order of id. */
    static String text(Map<Long, String> exclusions) {
        return new TreeMap<>(exclusions)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
    }
}
