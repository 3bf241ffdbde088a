package io.jianguan.official;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs of text, with what stands among them: pictures, tabs, breaks, page numbers. */
final class HtmlText {
    private static final String END = "</span>";
    private final Styles styles;
    private final Typefaces faces;
    private final HtmlPictures pictures;

    HtmlText(Styles styles, Typefaces faces, HtmlPictures pictures) {
        this.styles = styles;
        this.faces = faces;
        this.pictures = pictures;
    }

    /** @return whether anything was written that has a height */
    boolean write(Xml paragraph, Map<String, String> relations, StringBuilder html) {
        var state = new Field();
        var written = false;
        for (var child : paragraph.children()) {
            written |= inline(child, paragraph, relations, state, html);
        }
        return written;
    }

    /** Where a field with its instruction and result stands across runs, and what was written last. */
    private static final class Field {
        String span = "";
        int end = -1;
        boolean instruction;
        boolean replaced;
        String code = "";
    }

    private boolean inline(Xml child, Xml paragraph, Map<String, String> relations, Field field, StringBuilder html) {
        return switch (child.name()) {
            case "r" -> run(child, paragraph, relations, field, html);
            case "fldSimple" -> {
                var page = pageNumber(String.valueOf(child.attribute("instr")));
                if (page == null) {
                    yield nested(child, paragraph, relations, field, html);
                }
                var run = child.children("r").findFirst().orElse(null);
                html.append(span(paragraph, run)).append(page).append("</span>");
                yield true;
            }
            case "hyperlink", "ins", "smartTag" -> nested(child, paragraph, relations, field, html);
            case "sdt" ->
                child.at("sdtContent")
                        .map(content -> nested(content, paragraph, relations, field, html))
                        .orElse(false);
            default -> false;
        };
    }

    private boolean nested(Xml parent, Xml paragraph, Map<String, String> relations, Field field, StringBuilder html) {
        var written = false;
        for (var child : parent.children()) {
            written |= inline(child, paragraph, relations, field, html);
        }
        return written;
    }

    private boolean run(Xml run, Xml paragraph, Map<String, String> relations, Field field, StringBuilder html) {
        var properties = styles.run(paragraph, run);
        if (Styles.on(properties, "vanish")) {
            return false;
        }
        var inner = new StringBuilder();
        for (var part : run.children()) {
            switch (part.name()) {
                case "fldChar" -> step(part, field, inner);
                case "instrText" -> field.code += part.text();
                case "t" -> {
                    if (!field.replaced && !field.instruction) {
                        inner.append(escape(part.text()));
                    }
                }
                case "tab", "ptab" -> inner.append("&#160;&#160;&#160;&#160;");
                case "br", "cr" ->
                    inner.append(
                            "page".equals(part.attribute("type"))
                                    ? "<span style=\"page-break-after:always\"></span>"
                                    : "<br/>");
                case "noBreakHyphen" -> inner.append("&#8209;");
                case "sym" -> inner.append(escape(symbol(part)));
                case "drawing" -> pictures.write(part, relations, inner);
                default -> {}
            }
        }
        if (inner.isEmpty()) {
            return false;
        }
        append(span(paragraph, run), inner, field, html);
        return true;
    }

    /** Runs that look the same become one, so that no line begins with what must not stand there, such as a full stop. */
    private static void append(String span, StringBuilder inner, Field field, StringBuilder html) {
        if (span.equals(field.span) && field.end == html.length()) {
            html.setLength(html.length() - END.length());
        } else {
            html.append(span);
        }
        html.append(inner).append(END);
        field.span = span;
        field.end = html.length();
    }

    private static void step(Xml character, Field field, StringBuilder html) {
        switch (String.valueOf(character.attribute("fldCharType"))) {
            case "begin" -> {
                field.instruction = true;
                field.code = "";
            }
            case "separate" -> {
                field.instruction = false;
                var page = pageNumber(field.code);
                field.replaced = page != null;
                if (page != null) {
                    html.append(page);
                }
            }
            case "end" -> {
                var page = field.instruction ? pageNumber(field.code) : null;
                if (page != null) {
                    html.append(page);
                }
                field.instruction = false;
                field.replaced = false;
            }
            default -> {}
        }
    }

    private static @Nullable String pageNumber(String instruction) {
        return switch (instruction.strip().split("\\s+")[0].toUpperCase(Locale.ROOT)) {
            case "PAGE" -> "<span class=\"page\"></span>";
            case "NUMPAGES", "SECTIONPAGES" -> "<span class=\"pages\"></span>";
            default -> null;
        };
    }

    /** Wingdings' ticked and empty boxes, the only symbols that forms are full of. */
    private static String symbol(Xml symbol) {
        return switch (String.valueOf(symbol.attribute("char")).toUpperCase(Locale.ROOT)) {
            case "F0FE", "F052", "00FE", "0052" -> "☑";
            case "F0A8", "F06F", "F0A3", "00A8" -> "□";
            case "F0FD", "F054" -> "☒";
            default -> "";
        };
    }

    private String span(Xml paragraph, @Nullable Xml run) {
        return "<span style=\"" + style(paragraph, run) + "\">";
    }

    /** Also of an empty paragraph's mark. */
    String style(Xml paragraph, @Nullable Xml run) {
        var properties = styles.run(paragraph, run);
        var css = new StringBuilder();
        css.append("font-family:").append(families(properties)).append(";font-size:");
        css.append(points(size(properties)));
        if (Styles.on(properties, "b")) {
            css.append(";font-weight:bold");
        }
        if (Styles.on(properties, "i")) {
            css.append(";font-style:italic");
        }
        var lines =
                (underlined(properties) ? "underline " : "") + (Styles.on(properties, "strike") ? "line-through" : "");
        if (!lines.isBlank()) {
            css.append(";text-decoration:").append(lines.strip());
        }
        var colour = Styles.attribute(properties, "color", "val");
        if (colour != null && colour.matches("[0-9A-Fa-f]{6}")) {
            css.append(";color:#").append(colour);
        }
        var raised = Styles.attribute(properties, "vertAlign", "val");
        if ("superscript".equals(raised) || "subscript".equals(raised)) {
            css.append(";font-size:")
                    .append(points(size(properties) * 0.6))
                    .append(";vertical-align:")
                    .append("superscript".equals(raised) ? "super" : "sub");
        }
        var spacing = Xml.parse(Styles.attribute(properties, "spacing", "val"));
        if (spacing != 0) {
            css.append(";letter-spacing:").append(points(spacing / 20));
        }
        return css.toString();
    }

    /** Without a value there is none. */
    private static boolean underlined(List<Xml> properties) {
        var line = Styles.attribute(properties, "u", "val");
        return line != null && !line.equals("none");
    }

    private String families(List<Xml> properties) {
        var latin = Styles.attribute(properties, "rFonts", "ascii");
        var chinese = Styles.attribute(properties, "rFonts", "eastAsia");
        return faces.families(java.util.stream.Stream.of(chinese, latin)
                .filter(name -> name != null)
                .toArray(String[]::new));
    }

    /** In points. */
    double size(List<Xml> properties) {
        var half = Xml.parse(Styles.attribute(properties, "sz", "val"));
        return half > 0 ? Math.min(half / 2, 300) : 10;
    }

    static String points(double points) {
        return String.format(Locale.ROOT, "%.2fpt", points);
    }

    static String escape(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> {
                    if (character >= 0x20 || character == '\t' || character == '\n') {
                        safe.appendCodePoint(character);
                    }
                }
            }
        });
        return safe.toString();
    }
}
