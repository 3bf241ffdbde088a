package io.jianguan.official;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** The parts of a DOCX file (ISO/IEC 29500-2) by name, as XML and as they are. */
final class Parts {
    private final Map<String, byte[]> contents;

    private Parts(Map<String, byte[]> contents) {
        this.contents = contents;
    }

    static Parts of(byte[] docx) {
        var contents = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                contents.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        return new Parts(contents);
    }

    /** Whether a part holds what is read on paper. */
    static boolean isText(String name) {
        return name.matches("word/(document|header\\d*|footer\\d*)\\.xml");
    }

    /** The whole file, with some of its parts changed. */
    byte[] with(Map<String, Xml> changed) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : new TreeMap<>(contents).entrySet()) {
                var xml = changed.get(part.getKey());
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(xml == null ? part.getValue() : bytes(xml));
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(Xml xml) {
        try {
            var out = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(xml.element().getOwnerDocument()), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException failed) {
            throw new IllegalStateException("a part cannot be written", failed);
        }
    }

    Map<String, byte[]> contents() {
        return contents;
    }

    byte @Nullable [] content(String name) {
        return contents.get(name);
    }

    @Nullable
    Xml xml(String name) {
        var content = contents.get(name);
        if (content == null) {
            return null;
        }
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
            return new Xml(document.getDocumentElement());
        } catch (ParserConfigurationException never) {
            throw new IllegalStateException(never);
        } catch (SAXException | IOException damaged) {
            throw new IllegalArgumentException(name, damaged);
        }
    }

    /** Names of the parts that a part refers to, by the reference's id. */
    Map<String, String> relations(String name) {
        var slash = name.lastIndexOf('/') + 1;
        var relations = xml(name.substring(0, slash) + "_rels/" + name.substring(slash) + ".rels");
        var targets = new HashMap<String, String>();
        if (relations != null) {
            relations.children("Relationship").forEach(relation -> {
                var target = relation.plain("Target");
                if (target != null && !"External".equals(relation.plain("TargetMode"))) {
                    targets.put(
                            String.valueOf(relation.plain("Id")),
                            target.startsWith("/") ? target.substring(1) : name.substring(0, slash) + target);
                }
            });
        }
        return targets;
    }
}
