package io.jianguan.intake;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, one after another, never all of them in memory. */
interface SheetRows extends Closeable {
    /** @return null after the last */
    @Nullable
    SheetRow next() throws IOException, SheetFault;
}
