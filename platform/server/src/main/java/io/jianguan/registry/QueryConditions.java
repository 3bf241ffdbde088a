package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.Query.All;
import io.jianguan.registry.Query.Any;
import io.jianguan.registry.Query.Term;
import io.jianguan.registry.RegistryDefinition.Field;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A query as a predicate. What is denied holds for empty values too: somebody who asks for what is not red means those
 * without a colour as well.
 */
@Component
class QueryConditions {
    private final Filters filters;
    private final Clock clock;

    QueryConditions(Filters filters, Clock clock) {
        this.filters = filters;
        this.clock = clock;
    }

    /**
     * @param actor whom "me" and "my organisation" mean
     * @param unmasked records whose personal fields the actor sees in full, the only ones that these are asked of
     */
    Condition of(Actor actor, RecordTable table, Query query, Condition unmasked) {
        return switch (query) {
            case All all -> DSL.and(parts(actor, table, all.parts(), unmasked));
            case Any any ->
                any.parts().isEmpty() ? DSL.noCondition() : DSL.or(parts(actor, table, any.parts(), unmasked));
            case Term term ->
                filters.field(table, term.field()).personal()
                        ? term(actor, table, term).and(unmasked)
                        : term(actor, table, term);
        };
    }

    private List<Condition> parts(Actor actor, RecordTable table, List<Query> parts, Condition unmasked) {
        return parts.stream()
                .filter(part -> !Query.isEmpty(part))
                .map(part -> of(actor, table, part, unmasked))
                .toList();
    }

    private Condition term(Actor actor, RecordTable table, Term term) {
        var field = filters.field(table, term.field());
        var values = term.values();
        var column = table.<Object>column(field.name());
        return switch (term.operator()) {
            case EMPTY -> empty(field, column);
            case PRESENT -> DSL.not(empty(field, column));
            case CONTAINS -> filters.contains(table, field, values.getFirst());
            case LACKS -> otherwise(filters.contains(table, field, values.getFirst()));
            case STARTS ->
                table.<String>column(field.name()).likeIgnoreCase(Filters.escaped(values.getFirst()) + "%", '\\');
            case TRUE -> column.eq(true);
            case FALSE -> column.eq(false);
            case ONE_OF -> filters.oneOf(table, field, values);
            case NONE_OF -> otherwise(filters.oneOf(table, field, values));
            case ME -> filters.oneOf(table, field, List.of(actor.username()));
            case MINE -> filters.oneOf(table, field, List.of(actor.organisation()));
            case MINE_BELOW -> filters.oneOf(table, field, actor.subtree());
            case LAST, NEXT, THIS, PREVIOUS, BEFORE, AFTER -> within(table, field, span(term));
            case EQUALS, BETWEEN, DIFFERS, LESS, AT_MOST, MORE, AT_LEAST -> compared(table, field, column, term);
        };
    }

    private Condition compared(RecordTable table, Field field, org.jooq.Field<Object> column, Term term) {
        if (field.type() == FieldType.DATE || field.type() == FieldType.TIMESTAMP) {
            return within(table, field, span(term));
        }
        if (field.findable()) {
            return filters.oneOf(table, field, term.values());
        }
        var first = value(field, term.values().getFirst());
        return switch (term.operator()) {
            case EQUALS -> column.eq(first);
            case DIFFERS -> otherwise(column.eq(first));
            case LESS -> column.lt(first);
            case AT_MOST -> column.le(first);
            case MORE -> column.gt(first);
            case AT_LEAST -> column.ge(first);
            default -> column.ge(first).and(column.le(value(field, term.values().get(1))));
        };
    }

    private Span span(Term term) {
        return Span.of(term.operator(), term.values(), LocalDate.now(clock.withZone(FieldValues.ZONE)));
    }

    private Condition within(RecordTable table, Field field, Span span) {
        return filters.range(table, field, text(span.from()), text(span.until()));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    static Condition empty(Field field, org.jooq.Field<Object> column) {
        return field.type().many()
                ? column.isNull().or(DSL.condition("cardinality({0}) = 0", column))
                : column.isNull();
    }

    /** Not so, or not known. */
    static Condition otherwise(Condition condition) {
        return DSL.condition("({0}) IS NOT TRUE", condition);
    }

    private static Object value(Field field, String text) {
        try {
            return Objects.requireNonNull(FieldValues.typed(field, text));
        } catch (Unfit unfit) {
            throw new IllegalArgumentException(field.name() + " was checked", unfit);
        }
    }

    /** Fields that the query asks about, in order of mention. */
    static List<String> fields(Query query) {
        var fields = new ArrayList<String>();
        switch (query) {
            case All all -> all.parts().forEach(part -> fields.addAll(fields(part)));
            case Any any -> any.parts().forEach(part -> fields.addAll(fields(part)));
            case Term term -> fields.add(term.field());
        }
        return fields.stream().distinct().toList();
    }
}
