package io.jianguan.process;

import io.jianguan.rest.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the platform reads of a BPMN model: names, and the extension properties that configure it.
 *
 * @param id BPMN process id
 * @param name as people read it
 * @param properties of the process itself: {@code registry}, {@code startVariables} …
 * @param elements by element id, in the order of the model
 * @param flows sequence flows, and the way from an activity to the events at its boundary
 */
public record Model(
        String id, String name, Map<String, String> properties, Map<String, Node> elements, List<Flow> flows) {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    /**
     * @param type BPMN's local name, for example {@code userTask}
     * @param form id of the task's form; null where it has none
     */
    public record Node(
            String id, String name, String type, @Nullable String form, Map<String, String> properties) {
        public @Nullable String property(String key) {
            return properties.get(key);
        }
    }

    /** @param id of the sequence flow; of the event where it leads to a boundary event */
    public record Flow(String id, String from, String to) {}

    public @Nullable String property(String key) {
        return properties.get(key);
    }

    /** @return the name of an element, its id where it has none */
    public String nameOf(@Nullable String elementId) {
        var node = elementId == null ? null : elements.get(elementId);
        return node == null || node.name().isBlank() ? String.valueOf(elementId) : node.name();
    }

    /** @throws Problem {@code process.bpmn} if the text is no BPMN model with one process */
    static Model parse(String bpmn) {
        var process = processOf(bpmn);
        var elements = new LinkedHashMap<String, Node>();
        var flows = new ArrayList<Flow>();
        for (var element : descendants(process, BPMN)) {
            if (element.hasAttribute("id")) {
                elements.put(element.getAttribute("id"), node(element));
                flow(element).ifPresent(flows::add);
            }
        }
        return new Model(
                process.getAttribute("id"),
                process.getAttribute("name"),
                propertiesOf(process),
                Collections.unmodifiableMap(elements),
                List.copyOf(flows));
    }

    private static Element processOf(String bpmn) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var document =
                    factory.newDocumentBuilder().parse(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8)));
            var processes = document.getElementsByTagNameNS(BPMN, "process");
            if (processes.getLength() == 1) {
                return (Element) processes.item(0);
            }
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "process.bpmn", processes.getLength() + " processes");
        } catch (SAXException | IOException failure) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "process.bpmn", String.valueOf(failure.getMessage()));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<Flow> flow(Element element) {
        var id = element.getAttribute("id");
        return switch (element.getLocalName()) {
            case "sequenceFlow" ->
                Optional.of(new Flow(id, element.getAttribute("sourceRef"), element.getAttribute("targetRef")));
            case "boundaryEvent" -> Optional.of(new Flow(id, element.getAttribute("attachedToRef"), id));
            default -> Optional.empty();
        };
    }

    private static Node node(Element element) {
        var form = first(element, "formDefinition");
        return new Node(
                element.getAttribute("id"),
                element.getAttribute("name"),
                element.getLocalName(),
                form == null ? null : form.getAttribute("externalReference"),
                propertiesOf(element));
    }

    private static Map<String, String> propertiesOf(Element element) {
        var properties = new LinkedHashMap<String, String>();
        var holder = first(element, "properties");
        if (holder != null) {
            for (var property : descendants(holder, ZEEBE)) {
                properties.put(property.getAttribute("name"), property.getAttribute("value"));
            }
        }
        return Map.copyOf(properties);
    }

    /** The first Zeebe extension of that name of the element itself, not of those inside it. */
    private static @Nullable Element first(Element element, String name) {
        for (var extensions : children(element, BPMN, "extensionElements")) {
            for (var found : children(extensions, ZEEBE, name)) {
                return found;
            }
        }
        return null;
    }

    private static Iterable<Element> children(Element parent, String namespace, String name) {
        return elements(parent.getChildNodes()).stream()
                .filter(child -> namespace.equals(child.getNamespaceURI()) && name.equals(child.getLocalName()))
                .toList();
    }

    private static Iterable<Element> descendants(Element parent, String namespace) {
        return elements(parent.getElementsByTagNameNS(namespace, "*"));
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
