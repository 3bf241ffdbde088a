package io.jianguan.registry;

import io.jianguan.fulltext.Tokens;
import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Turns what people and definitions ask for into predicates. */
@Component
class Filters {
    private final CodeTables codes;
    private final BlindIndex blind;
    private final FrequentWords frequent;

    Filters(CodeTables codes, BlindIndex blind, FrequentWords frequent) {
        this.codes = codes;
        this.blind = blind;
        this.frequent = frequent;
    }

    /** Each field holds one of the values; of a code also what lies below it. Null and empty lists do not filter. */
    Condition exact(RecordTable table, Map<String, ? extends @Nullable Object> filter) {
        var conditions = new ArrayList<Condition>();
        filter.forEach((name, value) -> {
            var values = value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
            if (!values.isEmpty()) {
                conditions.add(oneOf(table, field(table, name), values));
            }
        });
        return DSL.and(conditions);
    }

    Field field(RecordTable table, String name) {
        return table.definition()
                .column(name)
                .filter(field -> field.type() != FieldType.TABLE && field.type() != FieldType.POINT)
                .orElseThrow(() -> new Problem(HttpStatus.BAD_REQUEST, "registry.filter", name));
    }

    Condition oneOf(RecordTable table, Field field, Collection<?> raw) {
        var column = table.column(field.name());
        var values = new ArrayList<Object>();
        for (var one : raw) {
            var value = one(field, one);
            if (value != null) {
                values.add(value);
            }
        }
        if (values.isEmpty()) {
            return DSL.falseCondition();
        }
        if (field.findable()) {
            return blind.among(table, field, values);
        }
        if (field.type().one() == FieldType.CODE) {
            var wanted = values.stream().map(Object::toString).toList();
            values.clear();
            values.addAll(codes.below(Objects.requireNonNull(field.codes()), wanted));
        }
        if (field.type().many()) {
            return Conditions.containsAny(column, values);
        }
        return switch (values.getFirst()) {
            case String ignored -> Conditions.oneOf(column, values);
            case Long ignored -> Conditions.oneOf(column, values);
            default -> column.in(values);
        };
    }

    private static @Nullable Object one(Field field, @Nullable Object raw) {
        try {
            var typed = FieldValues.typed(field, field.type().many() && raw != null ? List.of(raw) : raw);
            return typed instanceof List<?> list ? list.getFirst() : typed;
        } catch (Unfit unfit) {
            throw new Problem(HttpStatus.BAD_REQUEST, "registry.filter", field.name());
        }
    }

    /** @param from, until inclusive; a day as the end of a range of instants means its last moment */
    Condition range(RecordTable table, Field field, @Nullable String from, @Nullable String until) {
        if (!ViewReader.ranged(field.type())) {
            throw new Problem(HttpStatus.BAD_REQUEST, "registry.filter", field.name());
        }
        var column = table.<Object>column(field.name());
        var conditions = new ArrayList<Condition>();
        if (field.type() == FieldType.TIMESTAMP) {
            if (from != null) {
                conditions.add(column.ge(moment(field, from, 0)));
            }
            if (until != null) {
                conditions.add(
                        until.length() == 10 ? column.lt(moment(field, until, 1)) : column.le(moment(field, until, 0)));
            }
        } else {
            if (from != null) {
                conditions.add(column.ge(one(field, from)));
            }
            if (until != null) {
                conditions.add(column.le(one(field, until)));
            }
        }
        return DSL.and(conditions);
    }

    private static OffsetDateTime moment(Field field, String text, int days) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text)
                        .plusDays(days)
                        .atStartOfDay(FieldValues.ZONE)
                        .toOffsetDateTime();
            }
        } catch (DateTimeException unfit) {
            throw new Problem(HttpStatus.BAD_REQUEST, "registry.filter", field.name());
        }
        return (OffsetDateTime) Objects.requireNonNull(one(field, text));
    }

    /** The field's text holds the given one; the search text narrows where it knows the field. */
    Condition contains(RecordTable table, Field field, String text) {
        var held = holds(table.column(field.name()), text);
        return field.search() && !table.isPast() ? searched(text).and(held) : held;
    }

    /** Every word is held by one of the searched fields or the record number. */
    Condition words(RecordTable table, String text) {
        return words(table, text, FieldRights.ALL);
    }

    /** As {@link #words(RecordTable, String)}, in the fields that somebody sees. */
    Condition words(RecordTable table, String text, FieldRights rights) {
        var searched =
                table.definition().fields().stream().filter(Field::search).toList();
        var fields = searched.stream().filter(rights::sees).toList();
        var words = text.strip().split("\\s+");
        boolean counted = words.length == 1 && fields.size() == searched.size();
        var conditions = new ArrayList<Condition>();
        for (var word : words) {
            var number = RecordTable.NUMBER.eq(word.toUpperCase(Locale.ROOT));
            var held = DSL.or(fields.stream()
                    .map(field -> holds(table.column(field.name()), word))
                    .toList());
            var indexed = counted && isFrequent(table, word) ? DSL.noCondition() : searched(word);
            var found = fields.isEmpty() ? number : indexed.and(held);
            conditions.add(table.definition().number() == null ? found : DSL.or(found, number));
        }
        return DSL.and(conditions);
    }

    /** Of a word that is one token it is known how many records hold it; of more, not how many hold all of them. */
    private boolean isFrequent(RecordTable table, String word) {
        var tokens = Tokens.required(word);
        return tokens.size() == 1
                && frequent.has(table.registry(), tokens.iterator().next());
    }

    private static Condition searched(String text) {
        var tokens = Tokens.required(text);
        if (tokens.isEmpty()) {
            return DSL.trueCondition();
        }
        return searched(tokens);
    }

    /** In the statement's text: how to find a word depends on how many records hold it, so no plan serves two words. */
    static Condition searched(Set<String> tokens) {
        return DSL.condition(
                "{0} @@ {1}::tsquery", RecordTable.SEARCH, DSL.inline(Tokens.query(tokens), SQLDataType.CLOB));
    }

    /** Case does not count. Where a text has none, as Chinese has none, looking for it costs the database half. */
    static Condition holds(org.jooq.Field<String> column, String text) {
        var pattern = "%" + escaped(text) + "%";
        return text.toLowerCase(Locale.ROOT).equals(text.toUpperCase(Locale.ROOT))
                ? column.like(pattern, '\\')
                : column.likeIgnoreCase(pattern, '\\');
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
