package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.registry.Listing.Selection;
import io.jianguan.registry.Records.Record;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what a list shows, all its pages, page by page. */
@Component
class Export {
    private static final int PAGE = 1000;
    private final Listing listing;
    private final Registries registries;
    private final Access access;
    private final AuditLog audit;
    private final Words words;

    Export(Listing listing, Registries registries, Access access, AuditLog audit, Words words) {
        this.listing = listing;
        this.registries = registries;
        this.access = access;
        this.audit = audit;
        this.words = words;
    }

    /** Ready to be written: nothing can be refused any more. */
    interface Sheet {
        void write(OutputStream out) throws IOException;
    }

    /** @throws Problem as a list would, and {@code registry.export-size} */
    Sheet prepare(Actor actor, ViewDefinition view, ListRequest request, String format) {
        var table = registries.table(view.registry());
        var seen = listing.select(actor, view, request);
        var selection = seen.within(access.allowed(actor, table, "export"));
        if (format.equals("xlsx")
                && listing.count(selection, XlsxTable.MOST_ROWS).capped()) {
            throw Problem.invalid("registry.export-size", List.of(), XlsxTable.MOST_ROWS);
        }
        return out -> {
            long rows;
            try (var written = format.equals("csv") ? new CsvTable(out) : new XlsxTable(out)) {
                rows = write(selection, request, seen.columns(), written);
            }
            audit.record(
                    actor.username(),
                    "view.exported",
                    "view:" + view.view(),
                    Map.of(
                            "format",
                            format,
                            "rows",
                            rows,
                            "filters",
                            request.filters().keySet()));
        };
    }

    private long write(Selection selection, ListRequest request, List<Field> columns, ExportTable table)
            throws IOException {
        table.row(columns.stream()
                .map(column -> (Object) words.of(column.label()))
                .toList());
        long rows = 0;
        String next = null;
        do {
            var page = listing.rows(selection, request.page(next, PAGE));
            for (var record : page.rows()) {
                table.row(cells(record, columns));
            }
            rows += page.rows().size();
            next = page.next();
        } while (next != null);
        return rows;
    }

    private List<@Nullable Object> cells(Record record, List<Field> columns) {
        var cells = new ArrayList<@Nullable Object>();
        for (var column : columns) {
            cells.add(cell(record, column));
        }
        return cells;
    }

    /** A number stays one; anything else is the text people see. */
    private @Nullable Object cell(Record record, Field column) {
        var label = record.labels().get(column.name());
        if (label instanceof List<?> many) {
            return many.stream().map(String::valueOf).collect(Collectors.joining("、"));
        }
        var value = label == null ? ViewController.value(record, column.name()) : label;
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean flag -> words.text(flag ? "registry.text.yes" : "registry.text.no");
            case List<?> none when none.isEmpty() -> null;
            case List<?> files -> words.text("registry.text.files", files.size());
            case String text
            when column.type() == FieldType.TIMESTAMP -> text.substring(0, 16).replace('T', ' ');
            default -> value.toString();
        };
    }
}
