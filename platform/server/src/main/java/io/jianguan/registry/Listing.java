package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordStore.Sight;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Page.Count;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Pages and counts of what a view shows a person. */
@Component
class Listing {
    /** Beyond this the exact number tells nobody anything and costs everybody something. */
    static final int COUNTED = 10_000;

    private static final int COUNTED_PAST = 1_000;
    private static final String PAGE = "page$";
    private static final String FOUND = "found$";

    private final DSLContext sql;
    private final Selections selections;
    private final RecordStore store;
    private final RecordReading reading;
    private final ReferenceTitles titles;

    Listing(DSLContext sql, Selections selections, RecordStore store, RecordReading reading, ReferenceTitles titles) {
        this.sql = sql;
        this.selections = selections;
        this.store = store;
        this.reading = reading;
        this.titles = titles;
    }

    /** @throws Problem {@code registry.filter}, {@code registry.sort}, {@code registry.as-of-words} */
    Selection select(Actor actor, ViewDefinition view, ListRequest request) {
        return select(actor, view, request, DSL.noCondition());
    }

    /** @param narrower which of the records that the view shows are meant, by what they say today */
    Selection select(Actor actor, ViewDefinition view, ListRequest request, Condition narrower) {
        return selections.select(actor, view, request, narrower);
    }

    /** A page, the first with the count of all. */
    Page<Record> page(Selection selection, ListRequest request) {
        var rows = rows(selection, request);
        if (request.cursor() != null) {
            return rows;
        }
        var count = rows.next() == null ? new Count(rows.rows().size(), false) : count(selection, counted(selection));
        return new Page<>(rows.rows(), rows.next(), count);
    }

    /** What was, row by row, has to be made before it is counted. */
    private static int counted(Selection selection) {
        return selection.table().isPast() ? COUNTED_PAST : COUNTED;
    }

    Page<Record> rows(Selection selection, ListRequest request) {
        var order = selection.order();
        var after = request.cursor() == null ? null : Cursor.decode(request.cursor(), order.parts());
        var rows = new ArrayList<Row>();
        if (after == null || after.parts().getFirst() != null) {
            rows.addAll(fetch(selection, order.valued(after), order.byValue(), request.limit() + 1));
        }
        if (order.nullable() && rows.size() <= request.limit()) {
            boolean within = after != null && after.parts().getFirst() == null;
            rows.addAll(fetch(
                    selection, order.empty(within ? after : null), order.byId(), request.limit() + 1 - rows.size()));
        }
        boolean more = rows.size() > request.limit();
        var shown = more ? rows.subList(0, request.limit()) : rows;
        var records = reading.records(selection, shown);
        var next = more ? order.cursor(shown.getLast()).encode() : null;
        return new Page<>(records, next, null);
    }

    private List<Row> fetch(Selection selection, Condition position, List<SortField<?>> order, int limit) {
        return store.reader(selection.table()).rows(query(selection, position, order, limit));
    }

    /** Apart, so that a test can ask for its plan. */
    ResultQuery<?> query(Selection selection, Condition position, List<SortField<?>> order, int limit) {
        var rows = page(selection, position, order, limit);
        var titled = titles.columns(selection.fields(), FOUND);
        if (titled.isEmpty()) {
            return rows;
        }
        var found = rows.asTable(FOUND);
        return sql.select(found.fields()).select(titled).from(found).orderBy(order);
    }

    /** The rows of a page alone: what it costs to find them. */
    Select<? extends org.jooq.Record> page(
            Selection selection, Condition position, List<SortField<?>> order, int limit) {
        var most = DSL.inline(limit);
        var table = selection.table();
        var branches = selection.branches();
        if (!selection.parts().isEmpty()) {
            return united(
                    selection.parts(), part -> rows(selection, table.table(), part, position, order), order, most);
        }
        if (!branches.isEmpty()) {
            var scan = rows(selection, table.table(), selection.where(), position.and(branches.holds()), order)
                    .limit(most)
                    .asTable(PAGE);
            return sql.select(scan.fields())
                    .from(branches.tables(scan))
                    .orderBy(order)
                    .limit(most);
        }
        return united(
                table.isPast() ? table.parts() : List.of(table.table()),
                part -> rows(selection, part, selection.where(), position, order),
                order,
                most);
    }

    /** The first rows of parts that each give theirs by an index of its own. */
    private <T> Select<org.jooq.Record> united(
            List<T> parts,
            Function<T, SelectLimitStep<org.jooq.Record>> rows,
            List<SortField<?>> order,
            Param<Integer> most) {
        Select<org.jooq.Record> page = rows.apply(parts.getFirst()).limit(most);
        if (parts.size() == 1) {
            return page;
        }
        for (var part : parts.subList(1, parts.size())) {
            page = page.unionAll(rows.apply(part).limit(most));
        }
        return sql.selectFrom(page.asTable(PAGE)).orderBy(order).limit(most);
    }

    private SelectLimitStep<org.jooq.Record> rows(
            Selection selection, Table<?> from, Condition where, Condition position, List<SortField<?>> order) {
        var sight = new Sight(
                DSL.trueCondition(),
                selection.unmasked(),
                DSL.falseCondition(),
                DSL.falseCondition(),
                selection.rights());
        var columns = RecordStore.columns(
                selection.table(), sight, selection.fields(), selection.order().columns());
        return sql.select(columns).from(from).where(where, position).orderBy(order);
    }

    /** Some rows. */
    interface Taker {
        void take(List<Record> records) throws IOException;
    }

    /** All rows in order, some at a time. It must be called in a transaction: that is what keeps the place. */
    void each(Selection selection, int size, Taker taker) throws IOException {
        var order = selection.order();
        each(selection, order.valued(null), order.byValue(), size, taker);
        if (order.nullable()) {
            each(selection, order.empty(null), order.byId(), size, taker);
        }
    }

    private void each(Selection selection, Condition position, List<SortField<?>> order, int size, Taker taker)
            throws IOException {
        var reader = store.reader(selection.table());
        try (var found = rows(selection, selection.table().table(), selection.where(), position, order)
                .fetchSize(size)
                .fetchLazy()) {
            while (found.hasNext()) {
                List<Row> rows = found.fetchNext(size).map(reader);
                taker.take(reading.records(selection, rows));
            }
        }
    }

    long total(Selection selection) {
        return sql.fetchCount(sql.selectOne().from(selection.table().table()).where(selection.where()));
    }

    Count count(Selection selection, int most) {
        Select<?> counted = sql.select(DSL.one())
                .from(selection.table().table())
                .where(selection.where())
                .limit(DSL.inline(most + 1));
        int rows = Objects.requireNonNull(
                sql.selectCount().from(counted.asTable("counted")).fetchSingle().value1());
        return new Count(Math.min(rows, most), rows > most);
    }
}
