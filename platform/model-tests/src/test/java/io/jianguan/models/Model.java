package io.jianguan.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A BPMN file, read for checking: what is in it and where it is drawn. */
record Model(
        Path file,
        String id,
        Map<String, String> properties,
        Map<String, Part> parts,
        List<Flow> flows,
        List<String> messages,
        Map<String, Shape> shapes,
        Map<String, List<Point>> edges) {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String DI = "http://www.omg.org/spec/DD/20100524/DI";

    /** Everything that flows connect. @param kind BPMN's name, for example {@code userTask} */
    record Part(
            String id,
            String kind,
            String name,
            @Nullable String defaultFlow,
            @Nullable String form,
            @Nullable String jobType,
            String candidateGroups,
            Map<String, String> headers,
            Map<String, String> properties) {
        boolean isGateway() {
            return kind.endsWith("Gateway");
        }

        @Nullable
        String property(String key) {
            return properties.get(key);
        }
    }

    record Flow(String id, String name, String source, String target, boolean conditional) {}

    record Shape(double x, double y, double width, double height) {
        boolean overlaps(Shape other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        /** On the border, give or take a pixel. */
        boolean touches(Point point) {
            var inside = point.x >= x - 1 && point.x <= x + width + 1 && point.y >= y - 1 && point.y <= y + height + 1;
            var deep = point.x > x + 1 && point.x < x + width - 1 && point.y > y + 1 && point.y < y + height - 1;
            return inside && !deep;
        }
    }

    record Point(double x, double y) {}

    static Model read(Path file) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var document = factory.newDocumentBuilder().parse(file.toFile());
            var root = document.getDocumentElement();
            var process = all(root, BPMN, "process").getFirst();
            var parts = new LinkedHashMap<String, Part>();
            for (var element : children(process)) {
                if (!Set.of("sequenceFlow", "extensionElements").contains(element.getLocalName())) {
                    parts.put(element.getAttribute("id"), part(element));
                }
            }
            return new Model(
                    file,
                    process.getAttribute("id"),
                    pairs(process, "property", "name"),
                    parts,
                    all(process, BPMN, "sequenceFlow").stream().map(Model::flow).toList(),
                    all(root, BPMN, "message").stream()
                            .map(message -> message.getAttribute("name"))
                            .toList(),
                    shapes(root),
                    edges(root));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SAXException | ParserConfigurationException broken) {
            throw new IllegalArgumentException(file + ": " + broken.getMessage(), broken);
        }
    }

    private static Part part(Element element) {
        return new Part(
                element.getAttribute("id"),
                element.getLocalName(),
                element.getAttribute("name"),
                text(element, "default"),
                zeebe(element, "formDefinition", "externalReference"),
                zeebe(element, "taskDefinition", "type"),
                String.valueOf(zeebe(element, "assignmentDefinition", "candidateGroups")),
                pairs(element, "header", "key"),
                pairs(element, "property", "name"));
    }

    private static Flow flow(Element element) {
        return new Flow(
                element.getAttribute("id"),
                element.getAttribute("name"),
                element.getAttribute("sourceRef"),
                element.getAttribute("targetRef"),
                !all(element, BPMN, "conditionExpression").isEmpty());
    }

    private static Map<String, Shape> shapes(Element root) {
        var shapes = new LinkedHashMap<String, Shape>();
        for (var shape : all(root, BPMNDI, "BPMNShape")) {
            var bounds = children(shape).stream()
                    .filter(child -> DC.equals(child.getNamespaceURI()))
                    .findFirst()
                    .orElseThrow();
            shapes.put(
                    shape.getAttribute("bpmnElement"),
                    new Shape(
                            number(bounds, "x"),
                            number(bounds, "y"),
                            number(bounds, "width"),
                            number(bounds, "height")));
        }
        return shapes;
    }

    private static Map<String, List<Point>> edges(Element root) {
        var edges = new LinkedHashMap<String, List<Point>>();
        for (var edge : all(root, BPMNDI, "BPMNEdge")) {
            edges.put(
                    edge.getAttribute("bpmnElement"),
                    all(edge, DI, "waypoint").stream()
                            .map(point -> new Point(number(point, "x"), number(point, "y")))
                            .toList());
        }
        return edges;
    }

    private static @Nullable String zeebe(Element element, String name, String attribute) {
        var found = all(element, ZEEBE, name);
        return found.isEmpty() ? null : text(found.getFirst(), attribute);
    }

    /** Of the element's own extensions, not of what lies inside it. */
    private static Map<String, String> pairs(Element element, String name, String key) {
        var pairs = new LinkedHashMap<String, String>();
        children(element).stream()
                .filter(child -> "extensionElements".equals(child.getLocalName()))
                .flatMap(extensions -> all(extensions, ZEEBE, name).stream())
                .forEach(pair -> pairs.put(pair.getAttribute(key), pair.getAttribute("value")));
        return pairs;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static @Nullable String text(Element element, String attribute) {
        return element.hasAttribute(attribute) ? element.getAttribute(attribute) : null;
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static List<Element> all(Element parent, String namespace, String name) {
        var nodes = parent.getElementsByTagNameNS(namespace, name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
