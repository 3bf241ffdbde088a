package io.jianguan.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Row1;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Columns that stand before the order in an index, each with the few values that a list is narrowed to. Such a list is
 * merged from as many scans of that index as there are combinations: each ends after a page, so that it costs the same
 * whether the rows are many or few among all.
 */
record Branches(List<Branch> columns) {
    static final Branches NONE = new Branches(List.of());

    private static final int MOST = 16;
    /** What an office is taken to hold of a registry's records. */
    private static final double OFFICE_SHARE = 0.05;

    record Branch(Field<String> column, List<String> values) {
        /** Value by value: of an array the database takes ten for granted, and plans the statement anew each time. */
        Table<?> table() {
            return DSL.values(values.stream()
                            .map(value -> DSL.row(DSL.val(value, SQLDataType.CLOB)))
                            .toArray(Row1[]::new))
                    .as(name(), name());
        }

        Condition holds() {
            return column.eq(DSL.field(name(), SQLDataType.CLOB));
        }

        /** No field of a registry has such a name. */
        private Name name() {
            return DSL.name(column.getName() + "$");
        }
    }

    /**
     * As {@link RecordIndex} makes indexes for a view.
     *
     * @param organisations to which the reader's rights are narrowed; null: to none
     * @param statuses to which the list is narrowed; empty: to none
     */
    static Branches of(
            RecordTable table,
            ViewDefinition view,
            String first,
            @Nullable Set<String> organisations,
            List<String> statuses) {
        boolean always = first.equals("created_at");
        if (table.isPast() || !always && !first.equals(view.sortedBy())) {
            return NONE;
        }
        boolean byStatus =
                always ? !table.definition().statuses().isEmpty() : view.where().containsKey("status");
        if (byStatus && statuses.isEmpty()) {
            return NONE;
        }
        var branches = new ArrayList<Branch>();
        int scans = 1;
        double share = 1;
        if (organisations != null) {
            branches.add(new Branch(RecordTable.OWNER, List.copyOf(organisations)));
            scans = organisations.size();
            share = scans * OFFICE_SHARE;
        }
        if (byStatus) {
            branches.add(new Branch(RecordTable.STATUS, statuses));
            scans *= statuses.size();
            share *= (double) statuses.size() / table.definition().statuses().size();
        }
        // One scan of everything reads a page's rows divided by the share, these read a page each.
        return scans < 2 || scans > MOST || scans * share > 1 ? NONE : new Branches(branches);
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** Tables of the values, and behind them the scan. */
    List<Table<?>> tables(Table<?> scan) {
        var tables = new ArrayList<Table<?>>();
        columns.forEach(branch -> tables.add(branch.table()));
        tables.add(DSL.lateral(scan));
        return tables;
    }

    Condition holds() {
        return DSL.and(columns.stream().map(Branch::holds).toList());
    }
}
