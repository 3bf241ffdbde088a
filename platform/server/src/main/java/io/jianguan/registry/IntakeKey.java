package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What tells records of a registry apart: a unique field, fields that are so together, the record number; or fields that
 * usually do.
 *
 * @param blind those of the fields whose blind index is asked
 * @param unique no two records share it
 */
record IntakeKey(List<String> fields, Set<String> blind, boolean unique) {
    static final IntakeKey NUMBER = new IntakeKey(List.of(RecordTable.NUMBER.getName()), Set.of(), true);

    static List<IntakeKey> of(RegistryDefinition definition) {
        var keys = new ArrayList<IntakeKey>();
        definition.fields().stream()
                .filter(Field::unique)
                .forEach(field -> keys.add(unique(definition, List.of(field.name()))));
        definition.unique().forEach(group -> keys.add(unique(definition, group)));
        definition.match().stream()
                .map(group -> new IntakeKey(group, blind(definition, group), false))
                .filter(key -> keys.stream().noneMatch(other -> other.fields().equals(key.fields())))
                .forEach(keys::add);
        if (definition.number() != null) {
            keys.add(NUMBER);
        }
        return keys;
    }

    static IntakeKey unique(RegistryDefinition definition, List<String> fields) {
        return new IntakeKey(fields, blind(definition, fields), true);
    }

    private static Set<String> blind(RegistryDefinition definition, List<String> fields) {
        return definition.fields().stream()
                .filter(field -> field.findable() && fields.contains(field.name()))
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As an order names it. */
    String name() {
        return String.join("+", fields);
    }

    /** The same for values that are the same; null where one is missing: nothing is shared then. */
    @Nullable
    String of(Function<String, @Nullable Object> values) {
        if (fields.size() == 1) {
            var value = values.apply(fields.getFirst());
            return value == null ? null : text(fields.getFirst(), value);
        }
        var texts = new StringJoiner("\u001f");
        for (var field : fields) {
            var value = values.apply(field);
            if (value == null) {
                return null;
            }
            texts.add(text(field, value));
        }
        return texts.toString();
    }

    private String text(String field, Object value) {
        return switch (value) {
            case String text when blind.contains(field) -> BlindIndex.plain(text);
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case OffsetDateTime time -> time.toInstant().toString();
            default -> value.toString();
        };
    }

    /** The records that have what one of the rows says; each of these has a value in every field. */
    Condition among(RecordTable table, Collection<IntakeRow> rows, BlindIndex index) {
        if (fields.size() == 1) {
            var name = fields.getFirst();
            var values = rows.stream().map(row -> value(row, name)).toList();
            if (blind.contains(name)) {
                return index.among(table, table.definition().field(name).orElseThrow(), values);
            }
            if (values.getFirst() instanceof String || values.getFirst() instanceof Long) {
                return Conditions.oneOf(table.<Object>column(name), values);
            }
        }
        var keys = blind.isEmpty() ? index.keys().subList(0, 1) : index.keys();
        return DSL.or(keys.stream().map(key -> among(table, rows, key)).toList());
    }

    private Condition among(RecordTable table, Collection<IntakeRow> rows, BlindIndex.Key key) {
        var columns = fields.stream()
                .map(name -> blind.contains(name) ? BlindIndex.column(name) : table.<Object>column(name))
                .toArray(QueryPart[]::new);
        var values = fields.stream()
                .map(name -> blind.contains(name)
                        ? tags(table.registry(), name, rows, key)
                        : values(table.definition(), name, rows))
                .toArray(QueryPart[]::new);
        return DSL.condition("({0}) in (select * from unnest({1}))", DSL.list(columns), DSL.list(values));
    }

    private static QueryPart tags(String registry, String name, Collection<IntakeRow> rows, BlindIndex.Key key) {
        var tags = rows.stream()
                .map(row -> BlindIndex.tag(key, registry, name, value(row, name).toString()))
                .toArray(String[]::new);
        return DSL.val(tags, SQLDataType.CLOB.array());
    }

    /** As texts, which the database casts: no type needs a binding of its own. */
    private static QueryPart values(RegistryDefinition definition, String name, Collection<IntakeRow> rows) {
        var type = definition.column(name).orElseThrow().type().sql();
        var texts = rows.stream().map(row -> value(row, name).toString()).toArray(String[]::new);
        return DSL.field("cast({0} as %s[])".formatted(type), Object.class, DSL.val(texts, SQLDataType.CLOB.array()));
    }

    private static Object value(IntakeRow row, String name) {
        return Objects.requireNonNull(row.value(name));
    }

    /** Whether the row would write any of it. */
    boolean isWritten(IntakeRow row) {
        return row.writes() && (row.known == null || fields.stream().anyMatch(row.values::containsKey));
    }

    /** Another record has what the row says. */
    void taken(RegistryDefinition definition, IntakeRow row) {
        if (fields.size() == 1) {
            var field = definition.column(fields.getFirst()).orElseThrow();
            Existence.taken(field, value(row, field.name()), row.faults);
        } else {
            Existence.taken(definition, fields, row.faults);
        }
    }

    /** An earlier row of the file says the same. */
    void repeated(RegistryDefinition definition, IntakeRow row, long first) {
        var field = definition.column(fields.getLast()).orElseThrow();
        row.faults.add(field.name(), "repeated", row.faults.words().of(field.label()), String.valueOf(first));
    }
}
