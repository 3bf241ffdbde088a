package io.jianguan.official;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of WordprocessingML, asked by local names. */
record Xml(Element element) {
    String name() {
        return element.getLocalName();
    }

    List<Xml> children() {
        var children = new ArrayList<Xml>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new Xml(child));
            }
        }
        return children;
    }

    Stream<Xml> children(String name) {
        return children().stream().filter(child -> child.name().equals(name));
    }

    /** The first one along a path of local names, for example {@code pPr/jc}. */
    Optional<Xml> at(String path) {
        var found = Optional.of(this);
        for (var step : path.split("/")) {
            found = found.flatMap(here -> here.children(step).findFirst());
        }
        return found;
    }

    /** All below, in order. */
    Stream<Xml> all(String name) {
        var nodes = element.getElementsByTagNameNS("*", name);
        var found = new ArrayList<Xml>();
        for (var n = 0; n < nodes.getLength(); n++) {
            found.add(new Xml((Element) nodes.item(n)));
        }
        return found.stream();
    }

    /** An attribute in a namespace, whichever; they never differ by it alone. */
    @Nullable
    String attribute(String name) {
        var attributes = element.getAttributes();
        for (var n = 0; n < attributes.getLength(); n++) {
            if (name.equals(attributes.item(n).getLocalName())) {
                return attributes.item(n).getNodeValue();
            }
        }
        return null;
    }

    /** An attribute without a namespace. */
    @Nullable
    String plain(String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    @Nullable
    String value(String path) {
        return at(path).map(found -> found.attribute("val")).orElse(null);
    }

    /** A number, or 0 where it is none: no document is worth an exception. */
    double number(String attribute) {
        return parse(attribute(attribute));
    }

    static double parse(@Nullable String text) {
        try {
            return text == null ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    String text() {
        return element.getTextContent();
    }
}
