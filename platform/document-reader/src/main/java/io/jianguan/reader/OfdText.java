package io.jianguan.reader;

import static io.jianguan.reader.OfdXml.children;

import io.jianguan.reader.OfdXml.Box;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.tika.exception.WriteLimitReachedException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The words of an OFD file, line by line as they stand on the pages. */
final class OfdText {
    private static final int DEEPEST = 30;

    private final Text text;
    private double line = Double.NaN;
    private double end;

    private OfdText(Text text) {
        this.text = text;
    }

    static Answer of(Path file, int characters) throws IOException, SAXException {
        try (var parts = OfdParts.open(file)) {
            var document = new OfdDocument(parts);
            var text = new Text(characters);
            boolean whole = read(document, text);
            return Answer.text(OfdParts.TYPE, !whole, document.properties(), text.toString(), "");
        }
    }

    /** @return false where the limit came before the end */
    private static boolean read(OfdDocument document, Text text) throws IOException, SAXException {
        try {
            for (int page = 1; page <= document.pages(); page++) {
                var one = new OfdText(text);
                for (var layer : document.page(page).layers()) {
                    one.read(layer, 0);
                }
                text.endElement("", "p", "p");
            }
            return true;
        } catch (WriteLimitReachedException full) {
            return false;
        }
    }

    private void read(Element parent, int depth) throws SAXException {
        for (var object : children(parent)) {
            switch (String.valueOf(object.getLocalName())) {
                case "PageBlock" -> {
                    if (depth < DEEPEST) {
                        read(object, depth + 1);
                    }
                }
                case "TextObject" -> write(object);
                default -> {}
            }
        }
    }

    /** Objects beside each other are one line; where there is room between them, it is a blank. */
    private void write(Element object) throws SAXException {
        var box = Box.of(object.getAttribute("Boundary"));
        double size = OfdXml.number(object, "Size", 3);
        for (var code : children(object, "TextCode")) {
            var words = code.getTextContent();
            double x = box.x() + OfdXml.number(code, "X", 0);
            double y = box.y() + OfdXml.number(code, "Y", 0);
            if (Math.abs(y - line) > size / 2) {
                text.endElement("", "p", "p");
            } else if (x - end > size / 2 || x < end - size * 2) {
                text.characters(new char[] {' '}, 0, 1);
            }
            text.characters(words.toCharArray(), 0, words.length());
            line = y;
            double width = 0;
            for (double step : OfdDeltas.of(code.getAttribute("DeltaX"), words.length())) {
                width += step;
            }
            end = x + width + size;
        }
    }
}
