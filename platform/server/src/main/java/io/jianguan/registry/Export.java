package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.registry.Records.Record;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes what a list shows, all of it as it was at one moment: one transaction reads a snapshot from end to end. */
@Component
class Export {
    /** Longer lists are written in the background. */
    static final int AT_ONCE = Listing.COUNTED;

    private static final int PAGE = 1000;
    private final Listing listing;
    private final Registries registries;
    private final Access access;
    private final ViewActions offers;
    private final BoundedQuery bounded;
    private final ExportFiles files;
    private final AuditLog audit;
    private final Words words;
    private final Clock clock;
    private final TransactionTemplate snapshot;

    Export(
            Listing listing,
            Registries registries,
            Access access,
            ViewActions offers,
            BoundedQuery bounded,
            ExportFiles files,
            AuditLog audit,
            Words words,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.listing = listing;
        this.registries = registries;
        this.access = access;
        this.offers = offers;
        this.bounded = bounded;
        this.files = files;
        this.audit = audit;
        this.words = words;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** @throws Problem {@code registry.format} */
    static String format(@Nullable String asked) {
        if (asked == null || !List.of("xlsx", "csv").contains(asked)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "registry.format");
        }
        return asked;
    }

    static String type(String format) {
        return format.equals("csv")
                ? "text/csv;charset=UTF-8"
                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    /** Of the file, without its ending. */
    String name(ViewDefinition view) {
        return words.of(view.label()) + "-" + LocalDate.now(clock.withZone(FieldValues.ZONE));
    }

    /** Of the audit's entry: names of what was filtered by, no values. */
    static Map<String, ?> details(ListRequest request, String format, long rows) {
        return Map.of(
                "format", format, "rows", rows, "filters", request.filters().keySet());
    }

    /**
     * What somebody may take out of a list.
     *
     * @throws Problem as a list would, and {@code registry.forbidden}
     */
    Selection selection(Actor actor, ViewDefinition view, ListRequest request) {
        var table = registries.table(view.registry());
        access.require(actor, table.definition(), "export");
        offers.requireForMany(actor, view, table.definition(), ViewActions.EXPORT);
        return listing.select(actor, view, request, access.allowed(actor, table, "export"));
    }

    /** Hash of which records, columns and personal values somebody may take out of the list: not of what was asked. */
    String rights(Actor actor, ViewDefinition view, Selection selection) {
        var table = registries.table(view.registry());
        var told = List.of(
                access.viewed(actor, table, view).records(),
                access.allowed(actor, table, "export"),
                access.unmasked(actor, table),
                selection.names());
        return Fingerprint.of(told.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Ready to be written: nothing of the request can be refused any more. */
    interface Sheet {
        void write(OutputStream out) throws IOException;
    }

    /** @throws Problem as {@link #selection}, and {@code registry.export-size} */
    Sheet prepare(Actor actor, ViewDefinition view, ListRequest request, String format) {
        var selection = selection(actor, view, request);
        if (bounded.answer(request, () -> listing.count(selection, AT_ONCE)).capped()) {
            throw Problem.invalid("registry.export-size", List.of(), AT_ONCE);
        }
        return out -> {
            // Written before it is sent: nobody's slow connection holds the database.
            var part = files.part();
            try {
                long rows;
                try (var written = files.writing(part)) {
                    rows = write(selection, format, written, Watch.NONE);
                }
                audit.record(actor.username(), "view.exported", "view:" + view.view(), details(request, format, rows));
                Files.copy(part, out);
            } finally {
                files.drop(part);
            }
        };
    }

    /** Hears how far it is, and may end it by throwing. */
    interface Watch {
        Watch NONE = new Watch() {
            @Override
            public void counted(long all) {}

            @Override
            public void written(long all) {}
        };

        void counted(long all);

        void written(long all);
    }

    /** @return rows that were written */
    long write(Selection selection, String format, OutputStream out, Watch watch) throws IOException {
        try {
            return Objects.requireNonNull(snapshot.execute(_ -> {
                if (watch != Watch.NONE) {
                    watch.counted(listing.total(selection));
                }
                try (var table = format.equals("csv") ? ExportTable.csv(out) : ExportTable.xlsx(out)) {
                    return rows(selection, table, watch);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }));
        } catch (UncheckedIOException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
    }

    private long rows(Selection selection, ExportTable table, Watch watch) throws IOException {
        table.row(selection.columns().stream()
                .map(column -> (Object) words.of(column.label()))
                .toList());
        var rows = new long[1];
        listing.each(selection, PAGE, records -> {
            for (var record : records) {
                table.row(cells(record, selection.columns()));
            }
            rows[0] += records.size();
            watch.written(rows[0]);
        });
        return rows[0];
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
