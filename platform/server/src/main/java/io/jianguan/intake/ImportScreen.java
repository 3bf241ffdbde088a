package io.jianguan.intake;

import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.intake.Plan.SheetColumn;
import io.jianguan.intake.RowFaults.FaultKind;
import io.jianguan.registry.FieldType;
import io.jianguan.registry.Label;
import io.jianguan.registry.RegistryDefinition;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An import as its person sees it.
 *
 * @param total rows of the sheet, about
 * @param lastRow number of the last row that is done with
 * @param match the unique field by which a row finds its record
 * @param onMatch refuse, change or skip
 * @param faults what is wrong, by kind, the most frequent first
 * @param mine whoever looks is the one who imports
 */
record ImportScreen(
        ImportSummary summary,
        List<String> sheets,
        int sheet,
        long headRow,
        List<SheetColumn> columns,
        List<ImportField> fields,
        @Nullable String match,
        String onMatch,
        boolean mayChange,
        List<FaultKind> faults,
        boolean mine,
        boolean mayUndo) {

    record Importer(String username, String name) {}

    record ImportSummary(
            String id,
            String registry,
            Label label,
            String fileName,
            String state,
            Importer requestedBy,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime finishedAt,
            long total,
            long lastRow,
            boolean onlyGood,
            ImportCounts counts,
            @Nullable String failure) {

        static ImportSummary of(Import one, Label label, String name) {
            return new ImportSummary(
                    String.valueOf(one.id()),
                    one.registry(),
                    label,
                    one.fileName(),
                    one.state().id(),
                    new Importer(one.requestedBy(), name),
                    one.requestedAt(),
                    one.finishedAt(),
                    one.total(),
                    one.lastRow(),
                    one.onlyGood(),
                    one.counts(),
                    one.failure());
        }
    }

    record ImportField(String name, Label label, FieldType type, boolean required, boolean unique) {}

    static List<ImportField> fields(RegistryDefinition definition) {
        return Proposal.fields(definition).stream()
                .map(field ->
                        new ImportField(field.name(), field.label(), field.type(), field.required(), field.unique()))
                .toList();
    }

    static String onMatch(Plan plan) {
        return plan.onMatch().name().toLowerCase(Locale.ROOT);
    }
}
