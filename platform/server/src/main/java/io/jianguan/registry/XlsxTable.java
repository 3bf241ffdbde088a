package io.jianguan.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook of one sheet, written as it grows. Texts are text cells, which a spreadsheet never runs. */
final class XlsxTable implements ExportTable {
    /** Excel's limit, less the header. */
    static final int MOST_ROWS = 1_048_575;

    private static final int MOST_CHARACTERS = 32_767;
    private static final int FLUSHED = 1000;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int rows;

    XlsxTable(OutputStream out) {
        workbook = new Workbook(out, "Jianguan", "1.0");
        sheet = workbook.newWorksheet("Sheet1");
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
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
