package io.jianguan.intake;

import io.jianguan.identity.Label;
import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.intake.Plan.SheetColumn;
import io.jianguan.intake.RowFaults.FaultKind;
import io.jianguan.intake.RowFaults.UnknownWord;
import io.jianguan.registry.FieldType;
import io.jianguan.registry.RecordIntake.MatchKey;
import io.jianguan.registry.RegistryDefinition;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import as its person sees it.
 *
 * @param total rows of the sheet, about
 * @param lastRow number of the last row that is done with
 * @param keys what a row may find its record by
 * @param match name of the key by which it does
 * @param onMatch refuse, change or skip
 * @param words codes that people chose for words: code by word, by field
 * @param unknown words of code fields that mean no code, or several; by field, the most frequent first
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
        List<MatchKey> keys,
        @Nullable String match,
        String onMatch,
        boolean mayChange,
        Map<String, Map<String, String>> words,
        List<UnknownWord> unknown,
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

    /** @param codes code table of a code field */
    record ImportField(
            String name,
            Label label,
            FieldType type,
            boolean required,
            @Nullable String codes) {}

    static List<ImportField> fields(RegistryDefinition definition, boolean keeper) {
        return Proposal.fields(definition, keeper).stream()
                .map(field ->
                        new ImportField(field.name(), field.label(), field.type(), field.required(), field.codes()))
                .toList();
    }

    static String onMatch(Plan plan) {
        return plan.onMatch().name().toLowerCase(Locale.ROOT);
    }
}
