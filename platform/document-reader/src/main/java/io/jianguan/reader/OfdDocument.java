package io.jianguan.reader;

import static io.jianguan.reader.OfdXml.child;
import static io.jianguan.reader.OfdXml.children;
import static io.jianguan.reader.OfdXml.text;

import io.jianguan.reader.OfdSeals.Seal;
import io.jianguan.reader.OfdXml.Box;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The first document of an OFD file: its pages in order, with the templates below and above them. */
final class OfdDocument {
    private static final int MOST_PAGES = 20_000;

    private final OfdParts parts;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final String place;
    private final Element document;
    private final List<Element> pages;
    private final OfdSeals seals;
    private final Map<String, String> templates = new HashMap<>();

    /**
     * @param layers from the lowest to the highest
     * @param parameters by id: what objects draw with unless they say otherwise
     * @param fonts by id the part that holds it; null where it is not in the file
     * @param media by id the part that holds it
     */
    record Page(
            Box box,
            List<Element> layers,
            Map<String, Element> parameters,
            Map<String, @Nullable String> fonts,
            Map<String, String> media) {
        private Page(Box box) {
            this(box, new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        }
    }

    OfdDocument(OfdParts parts) throws IOException {
        this.parts = parts;
        var body = child(parts.xml(OfdParts.ROOT), "DocBody").orElseThrow(() -> new IOException("no document"));
        place = OfdParts.resolved(OfdParts.ROOT, text(body, "DocRoot"));
        document = parts.xml(place);
        pages = child(document, "Pages").map(all -> children(all, "Page")).orElse(List.of());
        if (pages.isEmpty() || pages.size() > MOST_PAGES) {
            throw new IOException(pages.size() + " pages");
        }
        child(document, "CommonData").stream()
                .flatMap(data -> children(data, "TemplatePage").stream())
                .forEach(one -> templates.put(one.getAttribute("ID"), one.getAttribute("BaseLoc")));
        seals = new OfdSeals(parts, body);
        describe(body);
    }

    private void describe(Element body) {
        property("dc:title", text(body, "DocInfo", "Title"));
        property("dc:creator", text(body, "DocInfo", "Author"));
        property("dcterms:created", text(body, "DocInfo", "CreationDate"));
        property("dcterms:modified", text(body, "DocInfo", "ModDate"));
        property("extended-properties:Application", text(body, "DocInfo", "Creator"));
        property("xmpTPg:NPages", String.valueOf(pages.size()));
        property("ofd:Seals", seals.count() == 0 ? "" : String.valueOf(seals.count()));
    }

    private void property(String name, String value) {
        if (!value.isEmpty()) {
            var plain = Text.plain(value);
            properties.put(name, plain.substring(0, Math.min(500, plain.length())));
        }
    }

    Map<String, String> properties() {
        return properties;
    }

    int pages() {
        return pages.size();
    }

    /** @param number from 1 */
    Page page(int number) throws IOException {
        var at = located(place, pages.get(number - 1).getAttribute("BaseLoc"));
        var content = parts.xml(at);
        var page = new Page(box(content));
        var data = child(document, "CommonData");
        if (data.isPresent()) {
            for (var resources : children(data.get(), "PublicRes", "DocumentRes")) {
                take(page, located(place, resources.getTextContent()));
            }
        }
        take(page, content, at);
        templates(page, content, false);
        layers(page, content);
        templates(page, content, true);
        return page;
    }

    private String id(int number) {
        return pages.get(number - 1).getAttribute("ID").strip();
    }

    /** How annotations of a page look, each within its boundary: they lie above all layers. */
    List<Element> notes(int number) {
        var list = located(place, text(document, "Annotations"));
        return parts.extra(list).stream()
                .flatMap(all -> children(all, "Page").stream())
                .filter(page -> page.getAttribute("PageID").strip().equals(id(number)))
                .flatMap(page -> parts.extra(located(list, text(page, "FileLoc"))).stream())
                .flatMap(all -> children(all, "Annot").stream())
                .filter(annotation -> OfdXml.is(annotation, "Visible", true))
                .flatMap(annotation -> children(annotation, "Appearance").stream())
                .toList();
    }

    /** Above everything on a page. */
    List<Seal> seals(int number) throws IOException {
        return seals.on(id(number));
    }

    private void templates(Page page, Element content, boolean above) throws IOException {
        for (var template : children(content, "Template")) {
            var location = templates.get(template.getAttribute("TemplateID"));
            if (location != null && template.getAttribute("ZOrder").equals("Foreground") == above) {
                var at = located(place, location);
                var own = parts.xml(at);
                take(page, own, at);
                layers(page, own);
            }
        }
    }

    private static void layers(Page page, Element content) {
        child(content, "Content").map(all -> children(all, "Layer")).ifPresent(page.layers::addAll);
    }

    private Box box(Element content) {
        var own = Box.of(text(content, "Area", "PhysicalBox"));
        var common = Box.of(text(document, "CommonData", "PageArea", "PhysicalBox"));
        return own.isPaper() ? own : common.isPaper() ? common : Box.A4;
    }

    private void take(Page page, Element content, String at) throws IOException {
        for (var resources : children(content, "PageRes")) {
            take(page, located(at, resources.getTextContent()));
        }
    }

    private void take(Page page, String at) throws IOException {
        if (!parts.has(at)) {
            return;
        }
        var resources = parts.xml(at);
        var base = OfdParts.resolved(at, resources.getAttribute("BaseLoc")) + "/Res.xml";
        for (var group : children(resources)) {
            for (var one : children(group)) {
                var id = one.getAttribute("ID");
                switch (String.valueOf(one.getLocalName())) {
                    case "Font" -> {
                        var file = text(one, "FontFile");
                        page.fonts.put(id, file.isEmpty() ? null : located(base, file));
                    }
                    case "MultiMedia" -> page.media.put(id, located(base, text(one, "MediaFile")));
                    case "DrawParam" -> page.parameters.put(id, one);
                    default -> {}
                }
            }
        }
    }

    /** Writers differ in what a reference is relative to: where it leads nowhere, from the document's own folder. */
    private String located(String from, String to) {
        var near = OfdParts.resolved(from, to);
        return parts.has(near) ? near : OfdParts.resolved(place, to);
    }
}
