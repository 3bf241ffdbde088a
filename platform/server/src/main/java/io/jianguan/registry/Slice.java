package io.jianguan.registry;

import java.util.List;
import java.util.Set;

/**
 * Part of a registry: some of its rows, some of their fields. What is shared with other systems is one.
 *
 * @param where all must hold
 * @param organisations codes: rows of these and of all below them; empty: everybody's
 * @param fields names of fields and standard columns
 * @param clear personal fields that are not masked
 */
public record Slice(
        String registry, List<Criterion> where, List<String> organisations, List<String> fields, Set<String> clear) {

    /**
     * @param operator {@code is} (one of the values; of a code also what lies below it), {@code not}, {@code equals}
     *     (this very value), {@code contains}, {@code from}, {@code until} (inclusive), {@code empty}, {@code filled}
     */
    public record Criterion(String field, String operator, List<String> values) {
        public static final Set<String> OPERATORS =
                Set.of("is", "not", "equals", "contains", "from", "until", "empty", "filled");
    }
}
