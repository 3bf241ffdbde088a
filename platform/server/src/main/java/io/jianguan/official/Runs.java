package io.jianguan.official;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * Gives every placeholder a run of its own, with all properties of the text that it stands in. The library that fills
 * templates in cuts runs itself, but keeps one typeface of the three that a run names, and the Chinese one is lost.
 */
final class Runs {
    private static final Pattern TAG = Pattern.compile("\\{\\{[^{}]*}}|\\[[^\\[\\]]*]");
    private static final String SPACE = "http://www.w3.org/XML/1998/namespace";

    /** A run of nothing but text, and where its text begins in that of all around it. */
    private record Piece(Element run, String text, int start) {
        int end() {
            return start + text.length();
        }
    }

    static byte[] apart(byte[] docx) {
        var parts = Parts.of(docx);
        var changed = new HashMap<String, Xml>();
        for (var name : parts.contents().keySet()) {
            var xml = Parts.isText(name) ? parts.xml(name) : null;
            if (xml != null && xml.text().matches("(?s).*(\\{\\{|\\[).*")) {
                xml.all("p").forEach(Runs::paragraph);
                changed.put(name, xml);
            }
        }
        return changed.isEmpty() ? docx : parts.with(changed);
    }

    private static void paragraph(Xml paragraph) {
        var pieces = new ArrayList<Piece>();
        var length = 0;
        for (var child : paragraph.children()) {
            if (child.name().equals("r") && isText(child)) {
                var text = String.join("", child.children("t").map(Xml::text).toList());
                pieces.add(new Piece(child.element(), text, length));
                length += text.length();
            } else if (!child.name().matches("pPr|proofErr|bookmarkStart|bookmarkEnd")) {
                cut(pieces);
                pieces.clear();
                length = 0;
            }
        }
        cut(pieces);
    }

    private static boolean isText(Xml run) {
        return run.children().stream().allMatch(child -> child.name().matches("rPr|t|lastRenderedPageBreak"));
    }

    private static void cut(List<Piece> pieces) {
        var text = String.join("", pieces.stream().map(Piece::text).toList());
        var tags = TAG.matcher(text).results().toList();
        if (tags.isEmpty()) {
            return;
        }
        for (var piece : pieces) {
            var at = piece.start();
            for (var tag : tags) {
                if (tag.start() >= piece.end() || tag.end() <= at) {
                    continue;
                }
                if (tag.start() >= at) {
                    before(piece, text.substring(at, tag.start()));
                    before(piece, tag.group());
                }
                at = Math.min(tag.end(), piece.end());
            }
            before(piece, text.substring(at, piece.end()));
            piece.run().getParentNode().removeChild(piece.run());
        }
    }

    /** The same run with a part of its text, before it. */
    private static void before(Piece piece, String text) {
        if (text.isEmpty()) {
            return;
        }
        var copy = (Element) piece.run().cloneNode(true);
        var first = true;
        for (var child : new Xml(copy).children()) {
            if (child.name().equals("t") && first) {
                first = false;
                child.element().setTextContent(text);
                child.element().setAttributeNS(SPACE, "xml:space", "preserve");
            } else if (!child.name().equals("rPr")) {
                copy.removeChild(child.element());
            }
        }
        piece.run().getParentNode().insertBefore(copy, piece.run());
    }

    private Runs() {}
}
