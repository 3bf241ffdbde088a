package io.jianguan.registry;

import io.jianguan.identity.Organisations;
import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.RecordIndex.Kind;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.Slice.Criterion;
import io.jianguan.rest.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Turns what a slice says of its rows into predicates. */
@Component
class SliceConditions {
    private final Filters filters;
    private final Organisations organisations;

    SliceConditions(Filters filters, Organisations organisations) {
        this.filters = filters;
        this.organisations = organisations;
    }

    /** Deleted rows lie in no slice. */
    Condition of(RecordTable table, Slice slice) {
        var rows = RecordTable.DELETED_AT.isNull().and(of(table, slice.where()));
        if (slice.organisations().isEmpty()) {
            return rows;
        }
        var owners = new LinkedHashSet<String>();
        slice.organisations().forEach(code -> owners.addAll(organisations.subtree(code)));
        return rows.and(owners.isEmpty() ? DSL.falseCondition() : Conditions.oneOf(RecordTable.OWNER, owners));
    }

    Condition of(RecordTable table, List<Criterion> criteria) {
        return DSL.and(criteria.stream().map(one -> of(table, one)).toList());
    }

    /** @throws Problem {@code registry.filter} with the field's name; personal data is not what rows are told apart by */
    Condition of(RecordTable table, Criterion criterion) {
        var field = filters.field(table, criterion.field());
        if (field.personal()) {
            throw unfit(field);
        }
        var column = table.<Object>column(field.name());
        var values = criterion.values();
        boolean needless = Set.of("empty", "filled").contains(criterion.operator());
        if (!needless && (values.isEmpty() || values.getFirst().isBlank())) {
            throw unfit(field);
        }
        return switch (criterion.operator()) {
            case "is" -> filters.oneOf(table, field, values);
            case "not" -> QueryConditions.otherwise(filters.oneOf(table, field, values));
            case "equals" -> column.eq(typed(field, values.getFirst()));
            case "contains" -> contains(table, field, values.getFirst());
            case "from" -> filters.range(table, field, values.getFirst(), null);
            case "until" -> filters.range(table, field, null, values.getFirst());
            case "empty" -> QueryConditions.empty(field, column);
            case "filled" -> DSL.not(QueryConditions.empty(field, column));
            default -> throw unfit(field);
        };
    }

    private Condition contains(RecordTable table, Field field, String text) {
        if (!field.type().isText() || RegistryDefinition.isStandard(field)) {
            throw unfit(field);
        }
        return filters.contains(table, field, text);
    }

    private static Object typed(Field field, String value) {
        try {
            var typed = field.type().many() ? null : FieldValues.typed(field, value);
            if (typed != null) {
                return typed;
            }
        } catch (Unfit unfit) {
            // told below
        }
        throw unfit(field);
    }

    private static Problem unfit(Field field) {
        return new Problem(HttpStatus.BAD_REQUEST, "registry.filter", field.name());
    }

    static Set<RecordIndex> indexes(RecordTable table, List<String> filters) {
        var indexes = new LinkedHashSet<RecordIndex>();
        indexes.add(new RecordIndex(table.registry(), List.of("updated_at", "id"), Kind.BTREE));
        for (var name : filters) {
            var field = table.definition().column(name).orElseThrow();
            if (field.type().many()) {
                indexes.add(new RecordIndex(table.registry(), List.of(name), Kind.GIN));
            } else if (!field.search()) {
                indexes.add(new RecordIndex(table.registry(), List.of(name, "id"), Kind.BTREE));
            }
        }
        return indexes;
    }
}
