package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.Query.All;
import io.jianguan.registry.Query.Any;
import io.jianguan.registry.Query.Term;
import io.jianguan.registry.Records.Record;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers a query by looking at one record after the other: slow, and plainly right. */
record NaiveQuery(RegistryDefinition definition, Actor actor, LocalDate today, Map<String, List<String>> below) {

    boolean holds(Query query, Record record) {
        return switch (query) {
            case All all -> all.parts().stream().allMatch(part -> holds(part, record));
            case Any any -> any.parts().isEmpty() || any.parts().stream().anyMatch(part -> holds(part, record));
            case Term term -> holds(term, ViewController.value(record, term.field()));
        };
    }

    private boolean holds(Term term, @Nullable Object value) {
        if (value == null || value instanceof Collection<?> many && many.isEmpty()) {
            return switch (term.operator()) {
                case EMPTY, LACKS, DIFFERS, NONE_OF -> true;
                default -> false;
            };
        }
        return switch (term.operator()) {
            case EMPTY -> false;
            case PRESENT -> true;
            case LACKS, DIFFERS, NONE_OF -> !positive(opposite(term), value);
            default -> positive(term, value);
        };
    }

    private static Term opposite(Term term) {
        var operator = switch (term.operator()) {
            case LACKS -> Operator.CONTAINS;
            case DIFFERS -> Operator.EQUALS;
            default -> Operator.ONE_OF;
        };
        return new Term(term.field(), operator, term.values());
    }

    private boolean positive(Term term, Object value) {
        var type = definition.column(term.field()).orElseThrow().type();
        var values = term.values();
        return switch (term.operator()) {
            case CONTAINS -> lower(value).contains(lower(values.getFirst()));
            case STARTS -> lower(value).startsWith(lower(values.getFirst()));
            case TRUE -> value.equals(true);
            case FALSE -> value.equals(false);
            case ONE_OF -> oneOf(values, value);
            case ME -> oneOf(List.of(actor.username()), value);
            case MINE -> oneOf(List.of(actor.organisation()), value);
            case MINE_BELOW -> oneOf(actor.subtree(), value);
            case LAST, NEXT, THIS, PREVIOUS, BEFORE, AFTER ->
                Span.of(term.operator(), values, today).holds(day(value));
            default ->
                type == FieldType.DATE || type == FieldType.TIMESTAMP
                        ? Span.of(term.operator(), values, today).holds(day(value))
                        : compared(term, value, type);
        };
    }

    private static boolean compared(Term term, Object value, FieldType type) {
        var first = term.values().getFirst();
        if (!type.isNumber()) {
            return value.equals(first);
        }
        var number = new BigDecimal(value.toString());
        int compared = number.compareTo(new BigDecimal(first));
        return switch (term.operator()) {
            case EQUALS -> compared == 0;
            case LESS -> compared < 0;
            case AT_MOST -> compared <= 0;
            case MORE -> compared > 0;
            case AT_LEAST -> compared >= 0;
            default ->
                compared >= 0 && number.compareTo(new BigDecimal(term.values().get(1))) <= 0;
        };
    }

    private boolean oneOf(List<String> wanted, Object value) {
        var all = wanted.stream()
                .flatMap(one -> below.getOrDefault(one, List.of(one)).stream())
                .toList();
        return value instanceof Collection<?> many
                ? many.stream().anyMatch(one -> all.contains(one.toString()))
                : all.contains(value.toString());
    }

    private static LocalDate day(Object value) {
        var text = value.toString();
        return text.length() == 10
                ? LocalDate.parse(text)
                : OffsetDateTime.parse(text).atZoneSameInstant(FieldValues.ZONE).toLocalDate();
    }

    private static String lower(Object text) {
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
