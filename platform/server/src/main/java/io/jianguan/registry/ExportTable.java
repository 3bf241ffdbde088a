package io.jianguan.registry;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of rows that a spreadsheet opens. */
interface ExportTable extends Closeable {
    /** @param cells numbers, texts or null */
    void row(List<? extends @Nullable Object> cells) throws IOException;
}
