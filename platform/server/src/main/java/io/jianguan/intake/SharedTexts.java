package io.jianguan.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;

/** The texts that cells of a workbook share, kept in a file: there may be millions. */
final class SharedTexts {
    static final SharedTexts NONE = new SharedTexts(MemorySegment.NULL, new long[0], 0);

    /** Unmapped when nobody reads it any more. */
    private final MemorySegment bytes;

    private final long[] ends;
    private final int size;

    private SharedTexts(MemorySegment bytes, long[] ends, int size) {
        this.bytes = bytes;
        this.ends = ends;
        this.size = size;
    }

    static SharedTexts read(InputStream in) throws IOException, XMLStreamException {
        var file = Files.createTempFile("jianguan-texts", ".tmp");
        try {
            var ends = new long[1 << 10];
            int size = 0;
            long end = 0;
            try (var xml = XmlPart.of(in);
                    var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                while (xml.next()) {
                    if (xml.is("si")) {
                        var text = text(xml, "si").getBytes(StandardCharsets.UTF_8);
                        out.write(text);
                        end += text.length;
                        ends = size == ends.length ? Arrays.copyOf(ends, size * 2) : ends;
                        ends[size++] = end;
                    }
                }
            }
            return mapped(file, ends, size);
        } finally {
            // what is mapped stays readable until it is unmapped
            Files.deleteIfExists(file);
        }
    }

    private static SharedTexts mapped(Path file, long[] ends, int size) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return new SharedTexts(bytes, ends, size);
        }
    }

    /** Of all runs, without what only tells how to say them. */
    static String text(XmlPart xml, String element) throws XMLStreamException {
        var text = new StringBuilder();
        boolean spoken = false;
        while (xml.step() && !xml.ends(element)) {
            if (xml.is("rPh")) {
                spoken = xml.starts();
            } else if (xml.starts("t")) {
                var run = xml.text();
                if (!spoken && text.length() < SheetFile.MOST_CHARACTERS) {
                    text.append(run);
                }
            }
        }
        return text.toString();
    }

    String get(int index) {
        if (index < 0 || index >= size) {
            return "";
        }
        long from = index == 0 ? 0 : ends[index - 1];
        var slice = bytes.asSlice(from, ends[index] - from).toArray(ValueLayout.JAVA_BYTE);
        return new String(slice, StandardCharsets.UTF_8);
    }
}
