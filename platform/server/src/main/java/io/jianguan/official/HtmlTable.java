package io.jianguan.official;

import static io.jianguan.official.HtmlText.points;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tables with their grid, borders and merged cells. */
final class HtmlTable {
    private static final String[] SIDES = {"top", "right", "bottom", "left"};
    private final Styles styles;

    /** Writes what a cell holds. */
    interface Content {
        void write(Xml cell, StringBuilder html);
    }

    HtmlTable(Styles styles) {
        this.styles = styles;
    }

    private record Cell(Xml xml, int column, int span, boolean goesOn) {}

    void write(Xml table, Content content, StringBuilder html) {
        var properties = styles.table(table);
        var grid = table.at("tblGrid").stream()
                .flatMap(all -> all.children("gridCol"))
                .map(column -> column.number("w") / 20)
                .toList();
        var rows = new ArrayList<List<Cell>>();
        var elements = table.children("tr").toList();
        elements.forEach(row -> rows.add(cells(row)));
        var width = grid.stream().mapToDouble(Double::doubleValue).sum();
        html.append("<table style=\"");
        if (width > 0) {
            html.append("width:").append(points(width)).append(";table-layout:fixed;");
        } else {
            html.append("width:100%;");
        }
        html.append(margin(properties)).append("\">");
        grid.forEach(column ->
                html.append("<col style=\"width:").append(points(column)).append("\"/>"));
        var heading = headings(elements);
        for (var n = 0; n < rows.size(); n++) {
            if (n == 0) {
                html.append(heading > 0 ? "<thead>" : "<tbody>");
            } else if (n == heading) {
                html.append("</thead><tbody>");
            }
            row(elements.get(n), rows, n, properties, content, html);
        }
        html.append(rows.isEmpty() ? "" : heading == rows.size() ? "</thead>" : "</tbody>")
                .append("</table>");
    }

    private static int headings(List<Xml> rows) {
        var count = 0;
        while (count < rows.size() - 1 && rows.get(count).at("trPr/tblHeader").isPresent()) {
            count++;
        }
        return count;
    }

    private static String margin(List<Xml> properties) {
        return switch (String.valueOf(Styles.attribute(properties, "jc", "val"))) {
            case "center" -> "margin-left:auto;margin-right:auto";
            case "right", "end" -> "margin-left:auto";
            default -> "margin-left:" + points(Xml.parse(Styles.attribute(properties, "tblInd", "w")) / 20);
        };
    }

    private static List<Cell> cells(Xml row) {
        var cells = new ArrayList<Cell>();
        var column = (int) Xml.parse(row.value("trPr/gridBefore"));
        for (var cell : row.children("tc").toList()) {
            var span = (int) Math.clamp(Xml.parse(cell.value("tcPr/gridSpan")), 1, 200);
            var merge = cell.at("tcPr/vMerge");
            var goesOn = merge.isPresent() && !"restart".equals(merge.get().attribute("val"));
            cells.add(new Cell(cell, column, span, goesOn));
            column += span;
        }
        return cells;
    }

    private void row(Xml element, List<List<Cell>> rows, int n, List<Xml> table, Content content, StringBuilder html) {
        var height =
                element.at("trPr/trHeight").map(one -> one.number("val") / 20).orElse(0.0);
        html.append("<tr>");
        for (var cell : rows.get(n)) {
            if (cell.goesOn() && n > 0) {
                continue;
            }
            var deep = depth(rows, n, cell);
            html.append("<td");
            if (cell.span() > 1) {
                html.append(" colspan=\"").append(cell.span()).append('"');
            }
            if (deep > 1) {
                html.append(" rowspan=\"").append(deep).append('"');
            }
            html.append(" style=\"").append(style(cell, rows, n, deep, table));
            if (height > 0 && deep == 1) {
                html.append(";height:").append(points(height));
            }
            html.append("\">");
            content.write(cell.xml(), html);
            html.append("</td>");
        }
        html.append("</tr>");
    }

    private static int depth(List<List<Cell>> rows, int n, Cell cell) {
        if (!"restart".equals(cell.xml().value("tcPr/vMerge"))) {
            return 1;
        }
        var deep = 1;
        while (n + deep < rows.size()
                && rows.get(n + deep).stream().anyMatch(one -> one.goesOn() && one.column() == cell.column())) {
            deep++;
        }
        return deep;
    }

    private static String style(Cell cell, List<List<Cell>> rows, int n, int deep, List<Xml> table) {
        var css = new StringBuilder();
        var last = rows.get(n).getLast();
        var edges = new HashMap<String, Boolean>(Map.of(
                "top", n == 0,
                "bottom", n + deep == rows.size(),
                "left", cell.column() == 0,
                "right", cell.column() + cell.span() >= last.column() + last.span()));
        for (var side : SIDES) {
            css.append("border-").append(side).append(':');
            css.append(line(border(cell.xml(), table, side, Boolean.TRUE.equals(edges.get(side)))))
                    .append(';');
            var padding = margin(cell.xml(), table, side);
            css.append("padding-")
                    .append(side)
                    .append(':')
                    .append(points(padding))
                    .append(';');
        }
        css.append("vertical-align:");
        css.append(
                switch (String.valueOf(cell.xml().value("tcPr/vAlign"))) {
                    case "center" -> "middle";
                    case "bottom" -> "bottom";
                    default -> "top";
                });
        var fill =
                cell.xml().at("tcPr/shd").map(shade -> shade.attribute("fill")).orElse(null);
        if (fill != null && fill.matches("[0-9A-Fa-f]{6}")) {
            css.append(";background-color:#").append(fill);
        }
        return css.toString();
    }

    private static @Nullable Xml border(Xml cell, List<Xml> table, String side, boolean outer) {
        var own = either(cell.at("tcPr/tcBorders").orElse(null), side);
        if (own != null) {
            return own;
        }
        var inner = side.equals("top") || side.equals("bottom") ? "insideH" : "insideV";
        return table.stream()
                .flatMap(one -> one.at("tblBorders").stream())
                .map(borders ->
                        outer ? either(borders, side) : borders.at(inner).orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Left and right are called start and end in newer files. */
    private static @Nullable Xml either(@Nullable Xml parent, String side) {
        if (parent == null) {
            return null;
        }
        var other = side.equals("left") ? "start" : side.equals("right") ? "end" : side;
        return parent.at(side).or(() -> parent.at(other)).orElse(null);
    }

    private static String line(@Nullable Xml border) {
        var kind = border == null ? "nil" : String.valueOf(border.attribute("val"));
        if (border == null || kind.equals("nil") || kind.equals("none")) {
            return "none";
        }
        var colour = String.valueOf(border.attribute("color"));
        var style = kind.equals("double")
                ? "double"
                : kind.startsWith("dash") ? "dashed" : kind.equals("dotted") ? "dotted" : "solid";
        var width = Math.clamp(border.number("sz") / 8, 0.25, 6);
        return points(style.equals("double") ? Math.max(width * 3, 1.5) : width) + " " + style + " #"
                + (colour.matches("[0-9A-Fa-f]{6}") ? colour : "000000");
    }

    private static double margin(Xml cell, List<Xml> table, String side) {
        var own = either(cell.at("tcPr/tcMar").orElse(null), side);
        if (own != null) {
            return own.number("w") / 20;
        }
        return table.stream()
                .flatMap(one -> one.at("tblCellMar").stream())
                .map(margins -> either(margins, side))
                .filter(Objects::nonNull)
                .findFirst()
                .map(margin -> margin.number("w") / 20)
                .orElse(side.equals("left") || side.equals("right") ? 5.4 : 0);
    }
}
