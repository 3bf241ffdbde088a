package io.jianguan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Which of a workbook's formats show a number as a date or a time. */
final class XlsxStyles {
    static final XlsxStyles NONE = new XlsxStyles();
    /** What a format says beside its pattern: quoted and escaped texts, colours, languages. */
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^]]*]|_.|\\*.");

    private final BitSet dates = new BitSet();

    static XlsxStyles read(InputStream in) throws IOException, XMLStreamException {
        var styles = new XlsxStyles();
        var codes = new HashMap<String, String>();
        try (var xml = XmlPart.of(in)) {
            boolean cells = false;
            int style = 0;
            while (xml.step()) {
                if (xml.is("cellXfs")) {
                    cells = xml.starts();
                } else if (xml.starts("numFmt")) {
                    codes.put(xml.attribute("numFmtId"), xml.attribute("formatCode"));
                } else if (cells && xml.starts("xf")) {
                    var id = xml.attribute("numFmtId");
                    styles.dates.set(
                            style++, codes.containsKey(id) ? isDate(codes.getOrDefault(id, "")) : isDateId(id));
                }
            }
        }
        return styles;
    }

    boolean isDate(int style) {
        return dates.get(style);
    }

    /** The numbers that need no definition (ECMA-376, 18.8.30), those of Chinese too. */
    private static boolean isDateId(String text) {
        int id = text.isEmpty() ? 0 : Integer.parseInt(text);
        return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
    }

    private static boolean isDate(String code) {
        var pattern = WORDS.matcher(code.toLowerCase(Locale.ROOT)).replaceAll("");
        return !pattern.contains("general") && pattern.chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0);
    }
}
