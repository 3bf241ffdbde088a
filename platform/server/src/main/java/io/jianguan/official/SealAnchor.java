package io.jianguan.official;

import java.util.HashMap;
import org.w3c.dom.Element;

/** Lets the picture of the seal float over the text: its middle at a distance from where it is anchored. */
final class SealAnchor {
    private static final String WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static final double EMU = 36_000;

    /** @param place in millimetres */
    static byte[] afloat(byte[] docx, TemplateSettings.SealPlace place) {
        var parts = Parts.of(docx);
        var changed = new HashMap<String, Xml>();
        for (var name : parts.contents().keySet()) {
            if (Parts.isText(name)) {
                var xml = parts.xml(name);
                var seals = xml == null
                        ? java.util.List.<Xml>of()
                        : xml.all("inline")
                                .filter(inline -> inline.at("docPr")
                                        .map(one -> Filling.SEAL.equals(one.plain("descr"))
                                                || Filling.SEAL.equals(one.plain("name")))
                                        .orElse(false))
                                .toList();
                if (xml != null && !seals.isEmpty()) {
                    seals.forEach(seal -> afloat(seal, place));
                    changed.put(name, xml);
                }
            }
        }
        return parts.with(changed);
    }

    private static void afloat(Xml inline, TemplateSettings.SealPlace place) {
        var old = inline.element();
        var document = old.getOwnerDocument();
        var extent = inline.at("extent").orElseThrow();
        var anchor = document.createElementNS(WP, "wp:anchor");
        String[][] attributes = {
            {"distT", "0"},
            {"distB", "0"},
            {"distL", "0"},
            {"distR", "0"},
            {"simplePos", "0"},
            {"relativeHeight", "251659264"},
            {"behindDoc", "0"},
            {"locked", "0"},
            {"layoutInCell", "1"},
            {"allowOverlap", "1"}
        };
        for (var attribute : attributes) {
            anchor.setAttribute(attribute[0], attribute[1]);
        }
        var simple = child(anchor, "simplePos");
        simple.setAttribute("x", "0");
        simple.setAttribute("y", "0");
        position(anchor, "positionH", "character", place.x() * EMU - Xml.parse(extent.plain("cx")) / 2);
        position(anchor, "positionV", "paragraph", place.y() * EMU - Xml.parse(extent.plain("cy")) / 2);
        for (var part : inline.children()) {
            anchor.appendChild(part.element());
            if (part.name().equals("extent")) {
                child(anchor, "wrapNone");
            }
        }
        old.getParentNode().replaceChild(anchor, old);
    }

    private static void position(Element anchor, String axis, String from, double offset) {
        var position = child(anchor, axis);
        position.setAttribute("relativeFrom", from);
        child(position, "posOffset").setTextContent(String.valueOf(Math.round(offset)));
    }

    private static Element child(Element parent, String name) {
        var child = parent.getOwnerDocument().createElementNS(WP, "wp:" + name);
        parent.appendChild(child);
        return child;
    }

    private SealAnchor() {}
}
