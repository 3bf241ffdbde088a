package io.jianguan.registry;

import static org.jooq.impl.DSL.name;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/**
 * A registry's table as it was at a moment: rows that have not changed since as they stand, served by the list's own
 * indexes; of those that have, and of those that are in the bin since, the image that their history gives. Who may see a
 * row follows from what it says today.
 */
@Component
class AsItWas {
    private static final String HELD = "held$";
    private static final String THEN = "then$";
    private static final String ROW = "row$";
    private static final String LATER = "later$";
    private static final String IMAGE = "image$";
    private static final String BASE = "base$";
    private static final String UNMASKED = "unmasked$";
    /** What no change touches: read from the row itself, so that its indexes serve order and range. */
    private static final Set<Field<?>> LASTING =
            Set.of(RecordTable.ID, RecordTable.NUMBER, RecordTable.CREATED_BY, RecordTable.CREATED_AT);

    private final DSLContext sql;

    AsItWas(DSLContext sql) {
        this.sql = sql;
    }

    /** Whether personal fields of a row of {@link #table} are seen in full. */
    static Condition unmasked() {
        return DSL.condition(DSL.field(name(UNMASKED), SQLDataType.BOOLEAN));
    }

    /** @param readable rows of today's table, {@code unmasked} those seen in full */
    RecordTable table(RecordTable today, OffsetDateTime moment, Condition readable, Condition unmasked) {
        var at = DSL.val(moment, SQLDataType.TIMESTAMPWITHTIMEZONE);
        var living = RecordTable.DELETED_AT
                .isNull()
                .and(RecordTable.UPDATED_AT.gt(at))
                .and(readable);
        var gone = RecordTable.DELETED_AT.gt(at).and(readable);
        // Each twice: a select that is united is another one afterwards.
        return today.past(
                unchanged(today, at, readable, unmasked)
                        .unionAll(image(today, at, living, unmasked))
                        .unionAll(image(today, at, gone, unmasked))
                        .asTable(IMAGE),
                List.of(
                        unchanged(today, at, readable, unmasked).asTable(IMAGE),
                        image(today, at, living, unmasked).asTable(IMAGE),
                        image(today, at, gone, unmasked).asTable(IMAGE)));
    }

    /** Where no field names the owner, a record stays with its first. */
    private static Set<Field<?>> lasting(RecordTable today) {
        var lasting = new LinkedHashSet<>(LASTING);
        if (today.definition().owner() == null) {
            lasting.add(RecordTable.OWNER);
        }
        return lasting;
    }

    private Select<Record> unchanged(
            RecordTable today, Field<OffsetDateTime> at, Condition readable, Condition unmasked) {
        var columns = new ArrayList<SelectFieldOrAsterisk>(today.columns());
        columns.add(DSL.field(unmasked).as(UNMASKED));
        return sql.select(columns)
                .from(today.table())
                .where(RecordTable.DELETED_AT.isNull(), RecordTable.UPDATED_AT.le(at), readable);
    }

    /** Rows with every change after the moment taken back, made one by one as they are read. */
    private Select<Record> image(RecordTable today, Field<OffsetDateTime> at, Condition which, Condition unmasked) {
        var lasting = lasting(today);
        var held = sql.select(lasting)
                .select(RecordTable.VERSION, RecordTable.DELETED_AT)
                .select(
                        DSL.field("{0}", name(ROW)).as(BASE),
                        DSL.field(unmasked).as(UNMASKED))
                .from(DSL.table("{0} AS {1}", today.table(), name(ROW)))
                .where(RecordTable.CREATED_AT.le(at), which)
                .asTable(HELD);
        var registry = DSL.inline(today.registry());
        var id = name(HELD, "id");
        // The earliest change of a field after the moment knows what it held; the first turn tells whether it was
        // deleted.
        var later = DSL.table("""
                LATERAL (
                  SELECT min(c.version) AS first,
                    (array_agg(c.kind ORDER BY c.version) FILTER (WHERE c.kind IN ('delete', 'revive')))[1] AS turn,
                    jsonb_object_agg(f.key, f.value ORDER BY c.version DESC) FILTER (WHERE f.key IS NOT NULL) AS before
                  FROM registry.change c LEFT JOIN LATERAL jsonb_each(c.before) f ON true
                  WHERE c.registry = {0} AND c.record_id = {1} AND c.at > {2}) AS {3}
                """, registry, id, at, name(LATER));
        var first = name(LATER, "first");
        var then = DSL.table(
                """
                LATERAL registry.as_it_was({0}, coalesce({1}, jsonb_build_object()) || jsonb_build_object(
                  'deleted_at', NULL, 'version', coalesce({2} - 1, {3}), 'updated_at', coalesce((
                    SELECT c.at FROM registry.change c
                    WHERE c.registry = {4} AND c.record_id = {5} AND c.version = {2} - 1), {6}))) AS {7}
                """,
                name(HELD, BASE),
                name(LATER, "before"),
                first,
                name(HELD, "version"),
                registry,
                id,
                name(HELD, "created_at"),
                name(THEN));
        var columns = new ArrayList<SelectFieldOrAsterisk>();
        for (var column : today.columns()) {
            columns.add(
                    DSL.field(name(lasting.contains(column) ? HELD : THEN, column.getName()), column.getDataType()));
        }
        columns.add(DSL.field(name(HELD, UNMASKED), SQLDataType.BOOLEAN));
        return sql.select(columns)
                .from(List.of(held, later, then))
                .where(
                        DSL.condition(
                                "coalesce({0}, CASE WHEN {1} IS NULL THEN 'delete' END) = 'delete'",
                                name(LATER, "turn"), name(HELD, "deleted_at")),
                        DSL.condition("{0} IS DISTINCT FROM 1", first));
    }
}
