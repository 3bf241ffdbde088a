package io.jianguan.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The row of a sheet that says what its columns are: what a title over the table and notes under it are not. */
record Heading(long row, List<String> titles) {
    private static final int KNOWN = 1_000;

    /** @param known whether a title means a field */
    static Heading find(List<SheetRow> first, Predicate<String> known) {
        var best = new Heading(0, List.of());
        int most = -1;
        for (var row : first) {
            var titles = titles(row);
            var said =
                    titles.stream().filter(title -> !title.isEmpty()).distinct().toList();
            int meant = (int) said.stream().filter(known).count();
            boolean words = row.cells().stream().allMatch(cell -> cell == null || cell instanceof String);
            int score = meant * KNOWN + (words ? said.size() : 0);
            if (score > most) {
                most = score;
                best = new Heading(row.number(), titles);
            }
        }
        return best;
    }

    static List<String> titles(SheetRow row) {
        var titles = new ArrayList<String>();
        for (int place = 0; place < row.cells().size(); place++) {
            titles.add(row.text(place).replaceAll("\\s+", " "));
        }
        while (!titles.isEmpty() && titles.getLast().isEmpty()) {
            titles.removeLast();
        }
        return titles;
    }
}
