package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordStore.Sight;
import io.jianguan.registry.Slice.Criterion;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads slices: page by page, for machines as far as the slice reaches, for people within their rights too. */
@Component
public class SliceRows {
    private final DSLContext sql;
    private final Registries registries;
    private final RecordStore store;
    private final SliceValues values;
    private final Access access;
    private final SliceConditions conditions;
    private final TableMaker tables;

    SliceRows(
            DSLContext sql,
            Registries registries,
            RecordStore store,
            SliceValues values,
            Access access,
            SliceConditions conditions,
            TableMaker tables) {
        this.sql = sql;
        this.registries = registries;
        this.store = store;
        this.values = values;
        this.access = access;
        this.conditions = conditions;
        this.tables = tables;
    }

    /**
     * @param owner code of the owning organisation
     * @param values by field name, as JSON; personal ones masked unless the slice says clear
     * @param labels what people call codes, references, persons and organisations, by field name
     */
    public record SliceRow(
            long id,
            int version,
            String owner,
            Instant updatedAt,
            Map<String, @Nullable Object> values,
            Map<String, Object> labels) {}

    /**
     * @param also narrows the slice
     * @param since rows changed at or after it, in that order; null: in order of id
     * @param cursor of the page before
     */
    public record Wanted(
            List<Criterion> also,
            @Nullable OffsetDateTime since,
            @Nullable String cursor,
            int limit) {}

    /** @throws Problem {@code registry.filter}, {@code rest.cursor} */
    public Page<SliceRow> page(Slice slice, Wanted wanted) {
        return page(slice, wanted, DSL.trueCondition());
    }

    /** As far as a person may read the registry, in the fields that this person sees. */
    public Page<SliceRow> page(Actor actor, Slice slice, Wanted wanted) {
        var table = registries.table(slice.registry());
        var rights = FieldRights.of(actor, table.definition());
        for (var criterion : wanted.also()) {
            if (rights.hidden().contains(criterion.field())) {
                throw new Problem(HttpStatus.BAD_REQUEST, "registry.filter", criterion.field());
            }
        }
        var seen = slice.fields().stream()
                .filter(name -> !rights.hidden().contains(name))
                .toList();
        var own = new Slice(slice.registry(), slice.where(), slice.organisations(), seen, slice.clear());
        return page(own, wanted, access.allowed(actor, table, "read"));
    }

    /** @throws Problem {@code registry.filter} where the registry's rows cannot be told apart so */
    public void check(String registry, Criterion criterion) {
        conditions.of(registries.table(registry), criterion);
    }

    private Page<SliceRow> page(Slice slice, Wanted wanted, Condition rights) {
        var table = registries.table(slice.registry());
        var order = order(table, wanted);
        var position = position(order, wanted);
        var found = store.reader(table).rows(query(slice, wanted, rights.and(position), order));
        var page = Page.of(
                found,
                wanted.limit(),
                row -> order == null ? Cursor.of(row.id()) : order.cursor(row).encode());
        return page.with(values.of(table, slice, page.rows()));
    }

    /** Apart, so that a test can ask for its plan. */
    ResultQuery<?> query(Slice slice, Wanted wanted, Condition narrowed, @Nullable KeysetOrder order) {
        var table = registries.table(slice.registry());
        var since = wanted.since() == null ? DSL.noCondition() : RecordTable.UPDATED_AT.ge(wanted.since());
        List<SortField<?>> sorted = order == null ? List.of(RecordTable.ID.asc()) : order.byValue();
        return sql.select(columns(table, slice))
                .from(table.table())
                .where(conditions.of(table, slice), conditions.of(table, wanted.also()), since, narrowed)
                .orderBy(sorted)
                .limit(DSL.inline(wanted.limit() + 1));
    }

    private static List<org.jooq.SelectFieldOrAsterisk> columns(RecordTable table, Slice slice) {
        return RecordStore.columns(
                table,
                Sight.full(),
                SliceValues.fields(table, slice).stream()
                        .filter(SliceValues::own)
                        .toList(),
                List.of());
    }

    static @Nullable KeysetOrder order(RecordTable table, Wanted wanted) {
        return wanted.since() == null
                ? null
                : new KeysetOrder(
                        Objects.requireNonNull(RegistryDefinition.STANDARD.get("updated_at")),
                        table.column("updated_at"),
                        false);
    }

    private static Condition position(@Nullable KeysetOrder order, Wanted wanted) {
        var cursor = wanted.cursor();
        if (cursor == null) {
            return DSL.noCondition();
        }
        if (order != null) {
            return order.valued(Cursor.decode(cursor, 2));
        }
        return RecordTable.ID.gt(Cursor.number(cursor, 0));
    }

    /**
     * Rows of a slice as they once were.
     *
     * @param images whole rows as JSON, by any number of the caller's
     * @return by the same numbers
     */
    public Map<Long, SliceRow> past(Slice slice, Map<Long, String> images) {
        if (images.isEmpty()) {
            return Map.of();
        }
        var table = registries.table(slice.registry());
        var numbers = new ArrayList<Long>();
        var rows = new ArrayList<Row>();
        var reader = store.reader(table);
        sql.select(columns(table, slice))
                .select(NUMBER)
                .from(imagined(table, images))
                .orderBy(NUMBER)
                .forEach(row -> {
                    numbers.add(row.get(NUMBER));
                    rows.add(reader.map(row));
                });
        var shown = values.of(table, slice, rows);
        var past = new LinkedHashMap<Long, SliceRow>();
        for (int n = 0; n < numbers.size(); n++) {
            past.put(numbers.get(n), shown.get(n));
        }
        return past;
    }

    /** Which of the images lie in the slice. */
    public Set<Long> within(Slice slice, Map<Long, String> images) {
        if (images.isEmpty()) {
            return Set.of();
        }
        var table = registries.table(slice.registry());
        return sql.select(NUMBER)
                .from(imagined(table, images))
                .where(conditions.of(table, slice))
                .fetchSet(NUMBER);
    }

    /** No field of a registry has such a name. */
    private static final org.jooq.Field<Long> NUMBER = DSL.field(DSL.name("$number"), Long.class);

    private static Table<?> imagined(RecordTable table, Map<Long, String> images) {
        return DSL.table(
                "unnest({0}::bigint[], {1}::text[]) i (\"$number\", \"$image\")"
                        + " cross join lateral jsonb_populate_record(null::{2}, i.\"$image\"::jsonb)",
                DSL.val(images.keySet().toArray(Long[]::new)),
                DSL.val(images.values().toArray(String[]::new)),
                table.table());
    }

    /** Columns of an image that the slice's rows are made of. */
    public List<String> imageColumns(Slice slice) {
        var table = registries.table(slice.registry());
        var columns = new ArrayList<String>();
        RecordTable.STANDARD.forEach(column -> columns.add(column.getName()));
        SliceValues.fields(table, slice).stream()
                .filter(SliceValues::own)
                .map(RegistryDefinition.Field::name)
                .forEach(columns::add);
        return columns;
    }

    /**
     * Makes the indexes that pages in order of id and of change, and the filters, are read from. Call it outside a
     * transaction: they are built concurrently.
     */
    public void index(Slice slice, List<String> filters) {
        var table = registries.table(slice.registry());
        tables.index(slice.registry(), SliceConditions.indexes(table, filters), Progress.NONE);
    }
}
