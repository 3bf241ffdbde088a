package io.jianguan.intake;

import io.jianguan.intake.Plan.SheetColumn;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.registry.RecordIntake.MatchKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A first look into a sheet: where its titles are, what is likely to be what. */
final class Preview {
    private static final int LOOKED_AT = 30;
    private final List<MatchKey> keys;
    private final Proposal proposal;
    private final Map<String, Map<String, String>> words;

    /** @param words as people chose before: code by word, by field */
    Preview(List<MatchKey> keys, Proposal proposal, Map<String, Map<String, String>> words) {
        this.keys = keys;
        this.proposal = proposal;
        this.words = words;
    }

    /**
     * @param headRow as people say it is; null where it has to be found
     * @throws SheetFault {@code empty} where nothing stands in the sheet
     */
    Plan of(SheetFile file, int sheet, @Nullable Long headRow) throws IOException, SheetFault {
        var first = new ArrayList<SheetRow>();
        try (var rows = file.rows(sheet)) {
            long until = headRow == null ? LOOKED_AT : headRow + LOOKED_AT;
            for (var row = rows.next(); row != null && row.number() <= until; row = rows.next()) {
                if (!row.isBlank()) {
                    first.add(row);
                }
            }
        }
        var heading = headRow == null
                ? Heading.find(first, proposal::knows)
                : first.stream()
                        .filter(row -> row.number() == headRow)
                        .findFirst()
                        .map(row -> new Heading(row.number(), Heading.titles(row)))
                        .orElse(new Heading(headRow, List.of()));
        if (heading.titles().isEmpty()) {
            throw new SheetFault("empty");
        }
        var below = first.stream().filter(row -> row.number() > heading.row()).toList();
        var columns = proposal.columns(heading, below);
        return new Plan(sheet, heading.row(), columns, key(columns), Match.REFUSE, Plan.of(columns, words));
    }

    /** The first of which no part is missing. */
    private @Nullable String key(List<SheetColumn> columns) {
        var used = columns.stream().map(SheetColumn::field).toList();
        return keys.stream()
                .filter(key -> used.containsAll(key.fields()))
                .map(MatchKey::name)
                .findFirst()
                .orElse(null);
    }
}
