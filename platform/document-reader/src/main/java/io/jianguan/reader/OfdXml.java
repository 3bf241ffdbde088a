package io.jianguan.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Children, numbers and boxes of an OFD's XML. */
final class OfdXml {
    static final double[] NONE = {};

    private OfdXml() {}

    /** @param name without its prefix; none: all */
    static List<Element> children(Element parent, String... name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && (name.length == 0 || Arrays.asList(name).contains(element.getLocalName()))) {
                found.add(element);
            }
        }
        return found;
    }

    static Optional<Element> child(Element parent, String... path) {
        var found = Optional.of(parent);
        for (var name : path) {
            found = found.flatMap(element -> children(element, name).stream().findFirst());
        }
        return found;
    }

    static String text(Element parent, String... path) {
        return child(parent, path).map(found -> found.getTextContent().strip()).orElse("");
    }

    static boolean is(Element element, String attribute, boolean otherwise) {
        var value = element.getAttribute(attribute).strip();
        return value.isEmpty() ? otherwise : value.equals("true") || value.equals("1");
    }

    static double number(Element element, String attribute, double otherwise) {
        var values = numbers(element.getAttribute(attribute));
        return values.length == 0 ? otherwise : values[0];
    }

    /** What is no number ends the list. */
    static double[] numbers(String text) {
        var numbers = Arrays.stream(text.strip().split("[\\s,]+"))
                .takeWhile(OfdXml::isNumber)
                .mapToDouble(Double::parseDouble);
        return text.isBlank() ? NONE : numbers.toArray();
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?(\\d{1,9}(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,2})?");
    }

    /** In millimetres, from the upper left corner. */
    record Box(double x, double y, double width, double height) {
        static final Box A4 = new Box(0, 0, 210, 297);
        private static final Box NOWHERE = new Box(0, 0, 0, 0);

        static Box of(String text) {
            var values = numbers(text);
            return values.length < 4 ? NOWHERE : new Box(values[0], values[1], values[2], values[3]);
        }

        boolean isPaper() {
            return width > 1 && height > 1 && width < 20_000 && height < 20_000;
        }
    }
}
