package io.jianguan.official;

import static io.jianguan.official.HtmlText.points;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A DOCX file as XHTML for paged media: page size and margins, headers and footers with page numbers, paragraphs with
 * their spacing and indentation, tables, pictures.
 */
final class DocxHtml {
    private static final String MAIN = "word/document.xml";
    /** Height of a single line in parts of the typeface's size, as Word sets Song. */
    private static final double SINGLE = 1.3;

    private final Parts parts;
    private final Styles styles;
    private final HtmlText text;
    private final HtmlTable tables;
    private final HtmlLists lists;

    DocxHtml(byte[] docx, Typefaces faces) {
        parts = Parts.of(docx);
        styles = new Styles(parts.xml("word/styles.xml"));
        text = new HtmlText(styles, faces, new HtmlPictures(parts));
        tables = new HtmlTable(styles);
        lists = new HtmlLists(parts.xml("word/numbering.xml"));
    }

    String html() {
        var body = Objects.requireNonNull(parts.xml(MAIN)).at("body").orElseThrow();
        var section = body.at("sectPr").orElse(null);
        var relations = parts.relations(MAIN);
        var html = new StringBuilder("<html><head><style>");
        var head = new StringBuilder();
        page(section, relations, html, head);
        html.append("</style></head><body>").append(head);
        blocks(body, relations, html);
        return html.append("</body></html>").toString();
    }

    private void page(@Nullable Xml section, Map<String, String> relations, StringBuilder css, StringBuilder head) {
        var size = property(section, "pgSz");
        var margin = property(section, "pgMar");
        double width = size == null ? 595.3 : size.number("w") / 20;
        double height = size == null ? 841.9 : size.number("h") / 20;
        double left = margin == null ? 90 : margin.number("left") / 20;
        double right = margin == null ? 90 : margin.number("right") / 20;
        double top = margin == null ? 72 : Math.abs(margin.number("top") / 20);
        double bottom = margin == null ? 72 : Math.abs(margin.number("bottom") / 20);
        css.append("@page{size:").append(points(width)).append(' ').append(points(height));
        css.append(";margin:")
                .append(points(top))
                .append(' ')
                .append(points(right))
                .append(' ');
        css.append(points(bottom)).append(' ').append(points(left)).append(';');
        var first = section != null && section.at("titlePg").isPresent();
        margins(section, "default", relations, css, head);
        css.append('}');
        if (first) {
            css.append("@page:first{@top-center{content:none}@bottom-center{content:none}");
            margins(section, "first", relations, css, head);
            css.append('}');
        }
        var headDistance = margin == null ? 36 : margin.number("header") / 20;
        var footDistance = margin == null ? 36 : margin.number("footer") / 20;
        css.append(".header{padding-top:").append(points(headDistance)).append('}');
        css.append(".footer{padding-bottom:").append(points(footDistance)).append('}');
        css.append("body{margin:0}p{margin:0;white-space:pre-wrap;word-wrap:break-word}");
        css.append("table{border-collapse:collapse;-fs-table-paginate:paginate}tr{page-break-inside:avoid}");
        css.append(".anchor{position:relative;display:inline-block;width:0;height:0;vertical-align:top}");
        css.append(".page:before{content:counter(page)}.pages:before{content:counter(pages)}");
    }

    private static @Nullable Xml property(@Nullable Xml section, String name) {
        return section == null ? null : section.at(name).orElse(null);
    }

    private void margins(
            @Nullable Xml section, String type, Map<String, String> relations, StringBuilder css, StringBuilder head) {
        if (section == null) {
            return;
        }
        for (var kind : List.of("header", "footer")) {
            section.children(kind + "Reference")
                    .filter(reference -> type.equals(reference.attribute("type")))
                    .map(reference -> relations.get(String.valueOf(reference.attribute("id"))))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(part -> {
                        var top = kind.equals("header");
                        var name = kind + type;
                        css.append(top ? "@top-center" : "@bottom-center")
                                .append("{content:element(")
                                .append(name);
                        css.append(");width:100%;vertical-align:")
                                .append(top ? "top" : "bottom")
                                .append('}');
                        head.append("<div class=\"")
                                .append(kind)
                                .append("\" style=\"position:running(")
                                .append(name);
                        head.append(")\">");
                        blocks(Objects.requireNonNull(parts.xml(part)), parts.relations(part), head);
                        head.append("</div>");
                    });
        }
    }

    private void blocks(Xml parent, Map<String, String> relations, StringBuilder html) {
        for (var block : parent.children()) {
            switch (block.name()) {
                case "p" -> paragraph(block, relations, html);
                case "tbl" -> tables.write(block, (cell, inner) -> blocks(cell, relations, inner), html);
                case "sdt" -> block.at("sdtContent").ifPresent(content -> blocks(content, relations, html));
                default -> {}
            }
        }
    }

    private void paragraph(Xml paragraph, Map<String, String> relations, StringBuilder html) {
        var properties = styles.paragraph(paragraph);
        var size = text.size(
                styles.run(paragraph, paragraph.children("r").findFirst().orElse(null)));
        html.append("<p style=\"").append(layout(properties, size));
        var inner = new StringBuilder();
        var label = lists.label(properties);
        if (!label.isEmpty()) {
            inner.append("<span style=\"")
                    .append(text.style(
                            paragraph, paragraph.children("r").findFirst().orElse(null)));
            inner.append("\">").append(HtmlText.escape(label)).append("</span>");
        }
        if (!text.write(paragraph, relations, inner) && label.isEmpty()) {
            html.append(';').append(text.style(paragraph, null));
            inner.append("&#160;");
        }
        if (isPicture(inner)) {
            html.append(";line-height:1pt");
        }
        html.append("\">").append(inner).append("</p>");
    }

    /** Nothing but a picture, which makes the height by itself. */
    private static boolean isPicture(StringBuilder inner) {
        return inner.indexOf("<img") >= 0
                && inner.toString().replaceAll("<[^>]*>", "").isBlank();
    }

    private static String layout(List<Xml> properties, double size) {
        var css = new StringBuilder("text-align:");
        css.append(
                switch (String.valueOf(Styles.attribute(properties, "jc", "val"))) {
                    case "center" -> "center";
                    case "right", "end" -> "right";
                    case "both", "distribute" -> "justify";
                    default -> "left";
                });
        css.append(";line-height:").append(line(properties, size));
        css.append(";margin-top:").append(points(gap(properties, "before", size)));
        css.append(";margin-bottom:").append(points(gap(properties, "after", size)));
        css.append(";margin-left:").append(points(indent(properties, "left", "start", size)));
        css.append(";margin-right:").append(points(indent(properties, "right", "end", size)));
        var first = indent(properties, "firstLine", "firstLine", size) - indent(properties, "hanging", "hanging", size);
        css.append(";text-indent:").append(points(first));
        if (Styles.on(properties, "pageBreakBefore")) {
            css.append(";page-break-before:always");
        }
        if (Styles.on(properties, "keepNext")) {
            css.append(";page-break-after:avoid");
        }
        if (Styles.on(properties, "keepLines")) {
            css.append(";page-break-inside:avoid");
        }
        return css + rule(properties, "top") + rule(properties, "bottom");
    }

    /** A line above or below, as the red one under the name of an office. */
    private static String rule(List<Xml> properties, String side) {
        var border = Styles.first(properties, "pBdr/" + side).orElse(null);
        if (border == null || "nil".equals(border.attribute("val")) || "none".equals(border.attribute("val"))) {
            return "";
        }
        var colour = String.valueOf(border.attribute("color"));
        return ";border-" + side + ":" + points(Math.clamp(border.number("sz") / 8, 0.25, 6)) + " solid #"
                + (colour.matches("[0-9A-Fa-f]{6}") ? colour : "000000") + ";padding-" + side + ":"
                + points(border.number("space"));
    }

    private static String line(List<Xml> properties, double size) {
        var line = Xml.parse(Styles.attribute(properties, "spacing", "line"));
        return switch (String.valueOf(Styles.attribute(properties, "spacing", "lineRule"))) {
            case "exact" -> points(line / 20);
            case "atLeast" -> points(Math.max(line / 20, size * SINGLE));
            default -> points((line > 0 ? line / 240 : 1) * size * SINGLE);
        };
    }

    private static double gap(List<Xml> properties, String side, double size) {
        var lines = Xml.parse(Styles.attribute(properties, "spacing", side + "Lines"));
        return lines > 0 ? lines / 100 * size * SINGLE : Xml.parse(Styles.attribute(properties, "spacing", side)) / 20;
    }

    /** In characters where it says so, which goes before twentieths of a point. */
    private static double indent(List<Xml> properties, String name, String other, double size) {
        var characters = Xml.parse(Styles.attribute(properties, "ind", name + "Chars"));
        if (characters != 0) {
            return characters / 100 * size;
        }
        var twips = Styles.attribute(properties, "ind", name);
        return Xml.parse(twips == null ? Styles.attribute(properties, "ind", other) : twips) / 20;
    }
}
