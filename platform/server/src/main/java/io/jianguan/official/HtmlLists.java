package io.jianguan.official;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The numbers that Word puts before paragraphs. */
final class HtmlLists {
    private static final String CHINESE = "〇一二三四五六七八九";
    private final Map<String, Map<Integer, Xml>> levels = new HashMap<>();
    private final Map<String, int[]> counters = new HashMap<>();

    HtmlLists(@Nullable Xml numbering) {
        if (numbering == null) {
            return;
        }
        var kinds = new HashMap<String, Map<Integer, Xml>>();
        numbering.children("abstractNum").forEach(kind -> {
            var own = new HashMap<Integer, Xml>();
            kind.children("lvl").forEach(level -> own.put((int) level.number("ilvl"), level));
            kinds.put(String.valueOf(kind.attribute("abstractNumId")), own);
        });
        numbering
                .children("num")
                .forEach(number -> levels.put(
                        String.valueOf(number.attribute("numId")),
                        kinds.getOrDefault(String.valueOf(number.value("abstractNumId")), Map.of())));
    }

    /** The next number of the paragraph's list; empty where it stands in none. */
    String label(List<Xml> properties) {
        var list = Styles.attribute(properties, "numPr/numId", "val");
        var deep = (int) Math.clamp(Xml.parse(Styles.attribute(properties, "numPr/ilvl", "val")), 0, 8);
        var level = list == null ? null : levels.getOrDefault(list, Map.of()).get(deep);
        if (list == null || level == null) {
            return "";
        }
        var counts = counters.computeIfAbsent(list, unseen -> new int[9]);
        counts[deep]++;
        for (var below = deep + 1; below < counts.length; below++) {
            counts[below] = 0;
        }
        var text = Objects.requireNonNullElse(level.value("lvlText"), "");
        for (var n = 0; n <= deep; n++) {
            var one = levels.getOrDefault(list, Map.of()).get(n);
            var start =
                    one == null ? 1 : Math.max(1, (int) Xml.parse(Objects.requireNonNullElse(one.value("start"), "1")));
            var format = one == null ? "decimal" : String.valueOf(one.value("numFmt"));
            text = text.replace("%" + (n + 1), number(Math.max(1, counts[n]) + start - 1, format));
        }
        return "bullet".equals(level.value("numFmt")) ? "• " : text;
    }

    static String number(int value, String format) {
        return switch (format) {
            case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital" -> chinese(value);
            case "lowerLetter" -> String.valueOf((char) ('a' + (value - 1) % 26));
            case "upperLetter" -> String.valueOf((char) ('A' + (value - 1) % 26));
            case "decimalEnclosedCircle" -> value <= 20 ? String.valueOf((char) (0x245f + value)) : "(" + value + ")";
            default -> String.valueOf(value);
        };
    }

    private static String chinese(int value) {
        if (value >= 100) {
            return String.valueOf(value);
        }
        var tens = value / 10;
        var ones = value % 10;
        return (tens == 0 ? "" : (tens == 1 ? "" : CHINESE.charAt(tens)) + "十")
                + (ones == 0 && tens > 0 ? "" : CHINESE.charAt(ones));
    }
}
