package io.jianguan.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of RFC 4180, read kindly: a quote inside a text is a quote. */
final class CsvRows implements SheetRows {
    private static final int END = -1;
    private final Reader in;
    private final char separator;
    private final StringBuilder cell = new StringBuilder();
    private long number;
    private int next;

    CsvRows(Reader in, char separator) throws IOException {
        this.in = in;
        this.separator = separator;
        next = in.read();
        if (next == '\uFEFF') {
            next = in.read();
        }
    }

    @Override
    public @Nullable SheetRow next() throws IOException, SheetFault {
        if (next == END) {
            return null;
        }
        List<@Nullable Object> cells = new ArrayList<>();
        boolean more = true;
        while (more) {
            cell.setLength(0);
            if (next == '"') {
                quoted();
            }
            while (next != END && next != separator && next != '\n' && next != '\r') {
                add();
            }
            if (cells.size() < SheetFile.MOST_COLUMNS) {
                cells.add(cell.isEmpty() ? null : cell.toString());
            }
            more = next == separator;
            if (more) {
                advance();
            }
        }
        if (next == '\r') {
            advance();
        }
        if (next == '\n') {
            advance();
        }
        return new SheetRow(++number, cells);
    }

    private void quoted() throws IOException, SheetFault {
        advance();
        while (next != END) {
            if (next == '"') {
                advance();
                if (next != '"') {
                    return;
                }
            }
            add();
        }
    }

    private void add() throws IOException, SheetFault {
        if (cell.length() >= SheetFile.MOST_CHARACTERS) {
            throw new SheetFault("damaged");
        }
        cell.append((char) next);
        advance();
    }

    private void advance() throws IOException {
        next = in.read();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
