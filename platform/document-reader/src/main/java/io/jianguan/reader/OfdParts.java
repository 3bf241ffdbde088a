package io.jianguan.reader;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
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
    private static final int LARGEST_SEAL = 16 * 1024 * 1024;

    private final Source source;
    private final DocumentBuilder builder;
    private long read;

    private OfdParts(Source source) {
        this.source = source;
        this.builder = builder();
    }

    private interface Source extends Closeable {
        boolean has(String path);

        InputStream open(String path) throws IOException;
    }

    private record Zip(ZipFile file) implements Source {
        @Override
        public boolean has(String path) {
            var entry = file.getEntry(path);
            return entry != null && !entry.isDirectory();
        }

        @Override
        public InputStream open(String path) throws IOException {
            return file.getInputStream(file.getEntry(path));
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private record Memory(Map<String, byte[]> parts) implements Source {
        @Override
        public boolean has(String path) {
            return parts.containsKey(path);
        }

        @Override
        public InputStream open(String path) {
            return new ByteArrayInputStream(parts.getOrDefault(path, new byte[0]));
        }

        @Override
        public void close() {}
    }

    static OfdParts open(Path file) throws IOException {
        return new OfdParts(new Zip(new ZipFile(file.toFile())));
    }

    /** A small one within another, as a seal is. */
    static OfdParts open(byte[] content) throws IOException {
        var parts = new HashMap<String, byte[]>();
        int room = LARGEST_SEAL;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var part = zip.readNBytes(room + 1);
                room -= part.length;
                if (room < 0) {
                    throw new IOException("zip bomb: " + entry.getName());
                }
                parts.put(entry.getName(), part);
            }
        }
        return new OfdParts(new Memory(parts));
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

    /** Of what a document can be read without; empty where it is not there or damaged. */
    Optional<Element> extra(String path) {
        try {
            return has(path) ? Optional.of(xml(path)) : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    byte[] medium(String path) throws IOException {
        return bytes(path, LARGEST_MEDIUM);
    }

    boolean has(String path) {
        return source.has(path);
    }

    private byte[] bytes(String path, int most) throws IOException {
        if (!has(path)) {
            throw new IOException("no part " + path);
        }
        try (var content = source.open(path)) {
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
        source.close();
    }
}
