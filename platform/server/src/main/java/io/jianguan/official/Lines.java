package io.jianguan.official;

import java.util.HashMap;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Makes paragraphs of the lines of a text that was filled in, where the paragraph is justified or begins indented: before
 * a break within a paragraph Word stretches what little stands on the line over its whole width.
 */
final class Lines {
    static byte[] apart(byte[] docx) {
        var parts = Parts.of(docx);
        var changed = new HashMap<String, Xml>();
        for (var name : parts.contents().keySet()) {
            var xml = Parts.isText(name) ? parts.xml(name) : null;
            if (xml != null
                    && xml.all("p").filter(Lines::isLaidOut).toList().stream()
                                    .filter(Lines::split)
                                    .count()
                            > 0) {
                changed.put(name, xml);
            }
        }
        return changed.isEmpty() ? docx : parts.with(changed);
    }

    private static boolean isLaidOut(Xml paragraph) {
        return "both".equals(paragraph.value("pPr/jc"))
                || paragraph
                        .at("pPr/ind")
                        .filter(indent -> indent.number("firstLine") > 0 || indent.number("firstLineChars") > 0)
                        .isPresent();
    }

    private static boolean split(Xml paragraph) {
        var found = false;
        for (var run : paragraph.children("r").toList()) {
            var line = run.children("br")
                    .filter(one -> one.attribute("type") == null)
                    .findFirst();
            while (line.isPresent()) {
                found = true;
                line = next(run.element(), line.get().element());
            }
        }
        return found;
    }

    /** All before the break becomes a paragraph of its own, before this one. */
    private static java.util.Optional<Xml> next(Element run, Element line) {
        var paragraph = (Element) run.getParentNode();
        var before = (Element) paragraph.cloneNode(false);
        for (var child : new Xml(paragraph).children()) {
            if (child.name().equals("pPr")) {
                before.appendChild(child.element().cloneNode(true));
            } else if (child.element() == run) {
                break;
            } else {
                before.appendChild(child.element());
            }
        }
        var head = (Element) run.cloneNode(false);
        new Xml(run)
                .at("rPr")
                .ifPresent(properties -> head.appendChild(properties.element().cloneNode(true)));
        for (Node node = run.getFirstChild(); node != null && node != line; ) {
            var following = node.getNextSibling();
            if (!"rPr".equals(node.getLocalName())) {
                head.appendChild(node);
            }
            node = following;
        }
        run.removeChild(line);
        before.appendChild(head);
        paragraph.getParentNode().insertBefore(before, paragraph);
        return new Xml(run)
                .children("br")
                .filter(one -> one.attribute("type") == null)
                .findFirst();
    }

    private Lines() {}
}
