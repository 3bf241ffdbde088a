package io.jianguan.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook, written as it grows: a further sheet, with the same header, where one is full. Texts are text cells, which
 * a spreadsheet never runs.
 */
final class XlsxTable implements ExportTable {
    /** Excel's limit. */
    static final int MOST_ROWS = 1_048_576;

    private static final int MOST_CHARACTERS = 32_767;
    private static final int FLUSHED = 1000;
    private final Workbook workbook;
    private final int most;
    private Worksheet sheet;
    private @Nullable List<? extends @Nullable Object> header;
    private int sheets = 1;
    private int rows;

    XlsxTable(OutputStream out) {
        this(out, MOST_ROWS);
    }

    /** @param most rows of a sheet */
    XlsxTable(OutputStream out, int most) {
        this.most = most;
        workbook = new Workbook(out, "Jianguan", "1.0");
        sheet = workbook.newWorksheet("Sheet1");
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        if (header == null) {
            header = cells;
        } else if (rows == most) {
            sheet.finish();
            sheet = workbook.newWorksheet("Sheet" + ++sheets);
            rows = 0;
            write(header);
        }
        write(cells);
    }

    private void write(List<? extends @Nullable Object> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            switch (cells.get(i)) {
                case null -> {}
                case Number number -> sheet.value(rows, i, number);
                // Inline: shared texts would all be kept in memory until the end.
                case Object text -> sheet.inlineString(rows, i, cut(text.toString()));
            }
        }
        if (++rows % FLUSHED == 0) {
            sheet.flush();
        }
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
