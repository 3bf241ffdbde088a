package io.jianguan.registry;

import java.util.List;

/** What somebody asks of a registry, beyond the searches of a list. */
sealed interface Query {

    /** All of the parts hold. */
    record All(List<Query> parts) implements Query {}

    /** At least one of the parts holds. */
    record Any(List<Query> parts) implements Query {}

    /**
     * One condition on a field.
     *
     * @param values as in records, as text; of {@code last} and {@code next} a number and a {@link Span.Unit}, of
     *     {@code this} and {@code previous} a unit
     */
    record Term(String field, Operator operator, List<String> values) implements Query {}

    /** Asks nothing. */
    static boolean isEmpty(Query query) {
        return switch (query) {
            case All all -> all.parts().stream().allMatch(Query::isEmpty);
            case Any any -> any.parts().stream().allMatch(Query::isEmpty);
            case Term ignored -> false;
        };
    }
}
