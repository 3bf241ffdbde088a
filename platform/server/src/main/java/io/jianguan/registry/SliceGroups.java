package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.Slice.Criterion;
import io.jianguan.rest.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Counts and sums of a slice's rows, by the values of fields. */
@Component
public class SliceGroups {
    /** More rows than anybody reads; what lies beyond is said to be cut off. */
    public static final int MOST = 1_000;

    private final DSLContext sql;
    private final Registries registries;
    private final Access access;
    private final SliceConditions conditions;
    private final Labels labels;
    private final Words words;

    SliceGroups(
            DSLContext sql,
            Registries registries,
            Access access,
            SliceConditions conditions,
            Labels labels,
            Words words) {
        this.sql = sql;
        this.registries = registries;
        this.access = access;
        this.conditions = conditions;
        this.labels = labels;
        this.words = words;
    }

    /** @param unit of a date or timestamp: {@code day}, {@code month} or {@code year} */
    public record Dimension(String field, @Nullable String unit) {}

    /**
     * @param values of the dimensions, as texts; null where the field is empty
     * @param labels what people call them
     * @param sums by field name; null where no row has a value
     */
    public record Group(
            List<@Nullable String> values,
            List<@Nullable String> labels,
            long count,
            Map<String, @Nullable BigDecimal> sums) {}

    /** @param cut there are more groups than {@link #MOST}: the largest are here */
    public record Groups(List<Group> groups, boolean cut) {}

    /** @throws Problem {@code registry.filter} where a field cannot be grouped or summed */
    public Groups of(Slice slice, List<Criterion> also, List<Dimension> by, List<String> sums) {
        return groups(slice, also, by, sums, DSL.trueCondition());
    }

    /** As far as a person may read the registry and sees the fields. */
    public Groups of(Actor actor, Slice slice, List<Criterion> also, List<Dimension> by, List<String> sums) {
        var table = registries.table(slice.registry());
        var rights = FieldRights.of(actor, table.definition());
        var asked = new ArrayList<>(sums);
        by.forEach(dimension -> asked.add(dimension.field()));
        also.forEach(criterion -> asked.add(criterion.field()));
        for (var name : asked) {
            if (!rights.sees(field(table, name))) {
                throw unfit(name);
            }
        }
        return groups(slice, also, by, sums, access.allowed(actor, table, "read"));
    }

    private Groups groups(Slice slice, List<Criterion> also, List<Dimension> by, List<String> sums, Condition rights) {
        var table = registries.table(slice.registry());
        var keys = new ArrayList<org.jooq.Field<String>>();
        for (int n = 0; n < by.size(); n++) {
            keys.add(key(table, by.get(n)).as("key_" + n));
        }
        var count = DSL.count().as("rows");
        var select = new ArrayList<org.jooq.SelectField<?>>(keys);
        select.add(count);
        for (var name : sums) {
            if (!field(table, name).type().isNumber()) {
                throw unfit(name);
            }
            select.add(DSL.sum(table.<BigDecimal>column(name)).as("sum_" + name));
        }
        var found = sql.select(select)
                .from(table.table())
                .where(conditions.of(table, slice), conditions.of(table, also), rights)
                .groupBy(keys)
                .orderBy(count.desc())
                .limit(DSL.inline(MOST + 1))
                .fetch();
        var groups = new ArrayList<Group>();
        for (var row : found.subList(0, Math.min(found.size(), MOST))) {
            var values = new ArrayList<@Nullable String>();
            keys.forEach(key -> values.add(row.get(key)));
            var totals = new LinkedHashMap<String, @Nullable BigDecimal>();
            sums.forEach(name -> totals.put(name, row.get("sum_" + name, BigDecimal.class)));
            groups.add(new Group(values, new ArrayList<>(values), row.get(count), totals));
        }
        return new Groups(labelled(table, by, groups), found.size() > MOST);
    }

    private static org.jooq.Field<String> key(RecordTable table, Dimension dimension) {
        var field = field(table, dimension.field());
        var column = table.<Object>column(field.name());
        return switch (field.type()) {
            case DATE -> DSL.field("to_char({0}, {1})", String.class, column, DSL.inline(format(dimension)));
            case TIMESTAMP ->
                DSL.field(
                        "to_char({0} at time zone {1}, {2})",
                        String.class, column, DSL.inline(FieldValues.ZONE.getId()), DSL.inline(format(dimension)));
            case CODE, ORGANISATION, TEXT, BOOLEAN, REFERENCE, PERSON -> DSL.field("{0}::text", String.class, column);
            default -> throw unfit(dimension.field());
        };
    }

    private static String format(Dimension dimension) {
        return switch (dimension.unit() == null ? "month" : dimension.unit()) {
            case "day" -> "YYYY-MM-DD";
            case "month" -> "YYYY-MM";
            case "year" -> "YYYY";
            default -> throw unfit(dimension.field());
        };
    }

    private List<Group> labelled(RecordTable table, List<Dimension> by, List<Group> groups) {
        var values = new ArrayList<Map.Entry<Field, Object>>();
        for (var group : groups) {
            for (int n = 0; n < by.size(); n++) {
                var value = group.values().get(n);
                if (value != null) {
                    values.add(Map.entry(field(table, by.get(n).field()), value));
                }
            }
        }
        var found = labels.of(values);
        for (var group : groups) {
            for (int n = 0; n < by.size(); n++) {
                var value = group.values().get(n);
                if (value != null) {
                    group.labels().set(n, label(table, field(table, by.get(n).field()), value, found));
                }
            }
        }
        return groups;
    }

    private String label(RecordTable table, Field field, String value, Labels.Found found) {
        if (field.name().equals("status")) {
            return table.definition()
                    .status(value)
                    .map(status -> words.of(status.label()))
                    .orElse(value);
        }
        return field.type() == FieldType.BOOLEAN
                ? words.text(value.equals("true") ? "registry.text.yes" : "registry.text.no")
                : found.text(field, value);
    }

    private static Field field(RecordTable table, String name) {
        return table.definition()
                .column(name)
                .filter(field -> !field.personal())
                .orElseThrow(() -> unfit(name));
    }

    private static Problem unfit(String name) {
        return new Problem(HttpStatus.BAD_REQUEST, "registry.filter", name);
    }
}
