package io.jianguan.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The parts of an OFD file (GB/T 33190-2016): a ZIP of XML and media, read one by one, never unpacked. */
final class OfdParts implements AutoCloseable {
    static final String TYPE = "application/ofd";
    static final String ROOT = "OFD.xml";
    private static final int LARGEST_XML = 16 * 1024 * 1024;
    private static final int LARGEST_MEDIUM = 48 * 1024 * 1024;
    private static final long LARGEST_SUM = 200L * 1024 * 1024;

    private final ZipFile zip;
    private final DocumentBuilder builder;
    private long read;

    private OfdParts(ZipFile zip) {
        this.zip = zip;
        this.builder = builder();
    }

    static OfdParts open(Path file) throws IOException {
        return new OfdParts(new ZipFile(file.toFile()));
    }

    static boolean isOfd(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.getEntry(ROOT) != null;
        } catch (IOException other) {
            return false;
        }
    }

    /** Without entities of any kind: what an honest writer never needs could read files and fill the memory. */
    private static DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Element xml(String path) throws IOException {
        try {
            return builder.parse(new ByteArrayInputStream(bytes(path, LARGEST_XML)))
                    .getDocumentElement();
        } catch (SAXException damaged) {
            throw new IOException(path, damaged);
        }
    }

    byte[] medium(String path) throws IOException {
        return bytes(path, LARGEST_MEDIUM);
    }

    boolean has(String path) {
        return zip.getEntry(path) != null;
    }

    private byte[] bytes(String path, int most) throws IOException {
        var entry = zip.getEntry(path);
        if (entry == null) {
            throw new IOException("no part " + path);
        }
        try (var content = zip.getInputStream(entry)) {
            var bytes = content.readNBytes(most + 1);
            read += bytes.length;
            if (bytes.length > most || read > LARGEST_SUM) {
                throw new IOException("zip bomb: " + path);
            }
            return bytes;
        }
    }

    /**
     * @param from the part in which the reference stands
     * @param to relative to it; with a slash before it, from the root
     */
    static String resolved(String from, String to) {
        var steps = new ArrayDeque<String>();
        if (!to.startsWith("/")) {
            Arrays.stream(from.split("/")).forEach(steps::add);
            steps.pollLast();
        }
        for (var step : to.strip().split("/")) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
