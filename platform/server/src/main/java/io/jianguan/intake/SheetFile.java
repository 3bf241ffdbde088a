package io.jianguan.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that people keep rows in. */
interface SheetFile extends Closeable {
    /** No spreadsheet has more columns that mean something; a hostile one may. */
    int MOST_COLUMNS = 1_000;

    int MOST_CHARACTERS = 100_000;

    /** Names of the sheets that are shown; one empty name where the file has no names. */
    List<String> sheets();

    /** About how many rows the sheet has. */
    long count(int sheet) throws IOException, SheetFault;

    SheetRows rows(int sheet) throws IOException, SheetFault;

    /** By what is in it, whatever its name says. */
    static SheetFile of(Path path) throws IOException, SheetFault {
        byte[] start;
        try (var in = Files.newInputStream(path)) {
            start = in.readNBytes(4);
        }
        if (startsWith(start, 'P', 'K', 3, 4)) {
            return XlsxFile.open(path);
        }
        if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new SheetFault("old-format");
        }
        return CsvFile.open(path);
    }

    private static boolean startsWith(byte[] start, int... wanted) {
        if (start.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((start[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
