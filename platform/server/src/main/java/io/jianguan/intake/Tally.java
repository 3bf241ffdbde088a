package io.jianguan.intake;

import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has become of the rows so far. */
final class Tally {
    private final Map<Deed, Long> deeds = new EnumMap<>(Deed.class);

    Tally(ImportCounts counts) {
        deeds.put(Deed.CREATED, counts.created());
        deeds.put(Deed.CHANGED, counts.changed());
        deeds.put(Deed.SAME, counts.same());
        deeds.put(Deed.SKIPPED, counts.skipped());
        deeds.put(Deed.REFUSED, counts.refused());
    }

    ImportCounts with(List<Outcome> outcomes) {
        var sum = new EnumMap<>(deeds);
        outcomes.forEach(outcome -> sum.merge(outcome.deed(), 1L, Long::sum));
        return new ImportCounts(
                sum.getOrDefault(Deed.CREATED, 0L),
                sum.getOrDefault(Deed.CHANGED, 0L),
                sum.getOrDefault(Deed.SAME, 0L),
                sum.getOrDefault(Deed.SKIPPED, 0L),
                sum.getOrDefault(Deed.REFUSED, 0L),
                0,
                0);
    }
}
