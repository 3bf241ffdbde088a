package io.jianguan.intake;

import io.jianguan.intake.Plan.SheetColumn;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A first look into a sheet: where its titles are, what is likely to be what. */
final class Preview {
    private static final int LOOKED_AT = 30;
    private final RegistryDefinition definition;
    private final Proposal proposal;

    Preview(RegistryDefinition definition, Map<String, String> remembered) {
        this.definition = definition;
        this.proposal = new Proposal(definition, remembered);
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
        return new Plan(sheet, heading.row(), columns, unique(columns), Match.REFUSE);
    }

    private @Nullable String unique(List<SheetColumn> columns) {
        return Proposal.fields(definition).stream()
                .filter(Field::unique)
                .map(Field::name)
                .filter(name -> columns.stream().anyMatch(column -> name.equals(column.field())))
                .findFirst()
                .orElse(null);
    }
}
