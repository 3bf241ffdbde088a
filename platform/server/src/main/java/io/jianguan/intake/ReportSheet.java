package io.jianguan.intake;

import io.jianguan.document.Contents;
import io.jianguan.identity.Actor;
import io.jianguan.intake.Plan.SheetColumn;
import io.jianguan.intake.RowFaults.RowFault;
import io.jianguan.registry.ExportTable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The rows that are wrong, as they came, with the reason beside each bad cell: to be put right and sent again. */
@Component
class ReportSheet {
    private static final int PAGE = 1_000;
    private final Contents contents;
    private final RowFaults faults;
    private final MessageSource messages;

    ReportSheet(Contents contents, RowFaults faults, MessageSource messages) {
        this.contents = contents;
        this.faults = faults;
        this.messages = messages;
    }

    void write(Actor actor, Import one, OutputStream out) throws IOException, SheetFault {
        var wrong = new HashSet<>(faults.fields(one.id()));
        var columns = one.plan().columns();
        var placed = columns.stream()
                .map(SheetColumn::field)
                .filter(field -> field != null && wrong.contains(field))
                .collect(Collectors.toSet());
        try (var held = contents.open(actor, one.documentId());
                var file = SheetFile.of(held.path());
                var rows = file.rows(one.plan().sheet());
                var table = ExportTable.xlsx(out)) {
            table.row(titles(one, columns, placed));
            var ahead = new Ahead(one.id());
            for (var row = rows.next(); row != null && ahead.has(); row = rows.next()) {
                var found = ahead.of(row.number());
                if (!found.isEmpty()) {
                    table.row(cells(row, columns, placed, found));
                }
            }
        }
    }

    private List<String> titles(Import one, List<SheetColumn> columns, Set<String> placed) {
        var titles = new ArrayList<String>();
        titles.add(messages.getMessage("intake.report.row", null, one.locale()));
        for (var column : columns) {
            titles.add(column.title());
            if (column.field() != null && placed.contains(column.field())) {
                titles.add(messages.getMessage("intake.report.reason", new Object[] {column.title()}, one.locale()));
            }
        }
        titles.add(messages.getMessage("intake.report.other", null, one.locale()));
        return titles;
    }

    private static List<@Nullable Object> cells(
            SheetRow row, List<SheetColumn> columns, Set<String> placed, List<RowFault> found) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(row.number());
        for (var column : columns) {
            var cell = row.cell(column.place());
            cells.add(cell == null ? null : cell instanceof BigDecimal ? cell : Texts.of(cell));
            if (column.field() != null && placed.contains(column.field())) {
                cells.add(said(found.stream()
                        .filter(fault -> fault.field().equals(column.field()))
                        .toList()));
            }
        }
        cells.add(said(
                found.stream().filter(fault -> !placed.contains(fault.field())).toList()));
        return cells;
    }

    private static @Nullable String said(List<RowFault> faults) {
        return faults.isEmpty()
                ? null
                : faults.stream().map(RowFault::message).distinct().collect(Collectors.joining("；"));
    }

    /** The faults in order of row, a page at a time. */
    private final class Ahead {
        private final long id;
        private final Deque<RowFault> loaded = new ArrayDeque<>();
        private long reached;
        private boolean more = true;

        Ahead(long id) {
            this.id = id;
        }

        boolean has() {
            if (loaded.isEmpty() && more) {
                loaded.addAll(faults.page(id, reached, PAGE));
                more = !loaded.isEmpty();
                reached = more ? loaded.getLast().row() : reached;
            }
            return !loaded.isEmpty();
        }

        List<RowFault> of(long row) {
            var found = new ArrayList<RowFault>();
            while (has() && loaded.getFirst().row() <= row) {
                var fault = loaded.removeFirst();
                if (fault.row() == row) {
                    found.add(fault);
                }
            }
            return found;
        }
    }
}
