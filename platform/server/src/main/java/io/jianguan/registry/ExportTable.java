package io.jianguan.registry;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of rows that a spreadsheet opens. */
public interface ExportTable extends Closeable {
    /** Comma-separated, with the mark that makes spreadsheets read it as UTF-8. */
    static ExportTable csv(OutputStream out) throws IOException {
        return new CsvTable(out);
    }

    /** A workbook of as many sheets as it needs. */
    static ExportTable xlsx(OutputStream out) {
        return new XlsxTable(out);
    }

    /** @param cells numbers, texts or null */
    void row(List<? extends @Nullable Object> cells) throws IOException;
}
