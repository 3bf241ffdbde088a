package io.jianguan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Rows of one sheet of a workbook. */
final class XlsxRows implements SheetRows {
    /** Spreadsheets count in doubles, whose last digits are noise. */
    private static final MathContext DIGITS = new MathContext(15);

    private final XmlPart xml;
    private final SharedTexts texts;
    private final XlsxStyles styles;
    private final boolean since1904;
    private final Merges merges;
    private long number;

    XlsxRows(InputStream in, SharedTexts texts, XlsxStyles styles, boolean since1904, Merges merges)
            throws XMLStreamException {
        this.xml = XmlPart.of(in);
        this.texts = texts;
        this.styles = styles;
        this.since1904 = since1904;
        this.merges = merges;
    }

    @Override
    public @Nullable SheetRow next() throws IOException, SheetFault {
        try {
            while (xml.step()) {
                if (xml.starts("row")) {
                    var row = row();
                    merges.fill(row);
                    return row;
                }
                if (xml.ends("sheetData")) {
                    return null;
                }
            }
            return null;
        } catch (XMLStreamException | NumberFormatException damaged) {
            throw new SheetFault("damaged", damaged);
        }
    }

    private SheetRow row() throws XMLStreamException {
        var given = xml.attribute("r");
        number = given.isEmpty() ? number + 1 : Long.parseLong(given);
        List<@Nullable Object> cells = new ArrayList<>();
        while (xml.step() && !xml.ends("row")) {
            if (xml.starts("c")) {
                var reference = xml.attribute("r");
                int place = reference.isEmpty() ? cells.size() : Merges.place(reference);
                var value = cell(xml.attribute("t"), xml.attribute("s"));
                if (place >= 0 && place < SheetFile.MOST_COLUMNS) {
                    while (cells.size() <= place) {
                        cells.add(null);
                    }
                    cells.set(place, value);
                }
            }
        }
        return new SheetRow(number, cells);
    }

    private @Nullable Object cell(String type, String style) throws XMLStreamException {
        Object value = null;
        while (xml.step() && !xml.ends("c")) {
            if (xml.starts("v")) {
                value = value(type, style, xml.text());
            } else if (xml.starts("is")) {
                value = SharedTexts.text(xml, "is");
            }
        }
        return "".equals(value) ? null : value;
    }

    private @Nullable Object value(String type, String style, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "s" -> texts.get(Integer.parseInt(text));
            case "b" -> text.equals("1");
            case "str", "e", "inlineStr" -> text;
            case "d" -> dated(text);
            default -> number(style, new BigDecimal(text));
        };
    }

    private static Object dated(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException notATime) {
            return text;
        }
    }

    private Object number(String style, BigDecimal number) {
        boolean date = !style.isEmpty() && styles.isDate(Integer.parseInt(style));
        var time = date ? Dates.serial(number, since1904) : null;
        return time == null ? exact(number) : time;
    }

    /** A whole number keeps its digits, so that one sees where a spreadsheet has lost some. */
    private static BigDecimal exact(BigDecimal number) {
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return whole ? number : number.round(DIGITS).stripTrailingZeros();
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException damaged) {
            throw new IOException(damaged);
        }
    }
}
