package io.jianguan.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sheet.
 *
 * @param number as the spreadsheet counts, from 1
 * @param cells texts, {@link java.math.BigDecimal}, {@link java.time.LocalDateTime}, Boolean; null where empty
 */
record SheetRow(long number, List<@Nullable Object> cells) {
    boolean isBlank() {
        return cells.stream().allMatch(cell -> cell == null || cell instanceof String text && Texts.isBlank(text));
    }

    @Nullable
    Object cell(int place) {
        return place < cells.size() ? cells.get(place) : null;
    }

    /** As text, empty where there is nothing. */
    String text(int place) {
        return Texts.of(cell(place));
    }
}
