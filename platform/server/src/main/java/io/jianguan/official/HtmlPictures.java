package io.jianguan.official;

import static io.jianguan.official.HtmlText.points;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** Pictures: those in the line of text, and those that float at a distance from where they are anchored. */
final class HtmlPictures {
    private static final double EMU = 12_700;
    private final Parts parts;

    HtmlPictures(Parts parts) {
        this.parts = parts;
    }

    void write(Xml drawing, Map<String, String> relations, StringBuilder html) {
        drawing.children().forEach(shape -> {
            var source = source(shape, relations);
            var extent = shape.at("extent").orElse(null);
            if (source == null || extent == null) {
                return;
            }
            var size = "width:" + points(number(extent, "cx")) + ";height:" + points(number(extent, "cy"));
            if (shape.name().equals("inline")) {
                html.append("<img src=\"").append(source).append("\" style=\"").append(size);
                html.append(";vertical-align:bottom\"/>");
            } else {
                html.append("<span class=\"anchor\"><img src=\"").append(source).append("\" style=\"");
                html.append("position:absolute;left:").append(points(offset(shape, "positionH")));
                html.append(";top:").append(points(offset(shape, "positionV"))).append(';');
                html.append(size).append("\"/></span>");
            }
        });
    }

    private static double number(Xml element, String attribute) {
        return Xml.parse(element.plain(attribute)) / EMU;
    }

    private static double offset(Xml shape, String axis) {
        return shape.at(axis + "/posOffset")
                .map(offset -> Xml.parse(offset.text().strip()) / EMU)
                .orElse(0.0);
    }

    private @org.jspecify.annotations.Nullable String source(Xml shape, Map<String, String> relations) {
        var id = shape.all("blip")
                .map(blip -> blip.attribute("embed"))
                .findFirst()
                .orElse(null);
        var name = id == null ? null : relations.get(id);
        var content = name == null ? null : parts.content(name);
        if (content == null || name == null) {
            return null;
        }
        var type = switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            default -> null;
        };
        return type == null
                ? null
                : "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content);
    }
}
