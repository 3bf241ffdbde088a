package io.jianguan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** An Office Open XML workbook (ECMA-376), read part by part as a stream. */
final class XlsxFile implements SheetFile {
    /** A small file may unpack to endless ones. */
    private static final long MOST_BYTES = 4L << 30;

    private final ZipFile zip;
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean since1904;
    private @Nullable String texts;
    private XlsxStyles styles = XlsxStyles.NONE;

    private record Sheet(String name, String part) {}

    private XlsxFile(ZipFile zip) {
        this.zip = zip;
    }

    static XlsxFile open(Path path) throws IOException, SheetFault {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException damaged) {
            throw new SheetFault("damaged", damaged);
        }
        var file = new XlsxFile(zip);
        try {
            file.read();
            return file;
        } catch (XMLStreamException | IOException | IllegalArgumentException damaged) {
            zip.close();
            throw new SheetFault("damaged", damaged);
        } catch (SheetFault fault) {
            zip.close();
            throw fault;
        }
    }

    private void read() throws IOException, XMLStreamException, SheetFault {
        var parts = relations();
        if (zip.getEntry("xl/workbook.xml") == null) {
            throw new SheetFault("no-sheet");
        }
        try (var xml = XmlPart.of(part("xl/workbook.xml"))) {
            while (xml.next()) {
                if (xml.is("workbookPr")) {
                    since1904 = xml.flag("date1904");
                } else if (xml.is("sheet") && !xml.attribute("state").contains("idden")) {
                    var part = parts.get(xml.attribute("id"));
                    if (part != null && zip.getEntry(part) != null) {
                        sheets.add(new Sheet(xml.attribute("name"), part));
                    }
                }
            }
        }
        if (sheets.isEmpty()) {
            throw new SheetFault("no-sheet");
        }
        if (zip.getEntry("xl/styles.xml") != null) {
            styles = XlsxStyles.read(part("xl/styles.xml"));
        }
    }

    private Map<String, String> relations() throws IOException, XMLStreamException, SheetFault {
        var parts = new HashMap<String, String>();
        if (zip.getEntry("xl/_rels/workbook.xml.rels") == null) {
            throw new SheetFault("no-sheet");
        }
        try (var xml = XmlPart.of(part("xl/_rels/workbook.xml.rels"))) {
            while (xml.next()) {
                if (xml.is("Relationship")) {
                    var target = xml.attribute("Target");
                    var part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    parts.put(xml.attribute("Id"), part);
                    if (xml.attribute("Type").endsWith("/sharedStrings")) {
                        texts = part;
                    }
                }
            }
        }
        return parts;
    }

    private InputStream part(String name) throws IOException {
        return new Bounded(zip.getInputStream(zip.getEntry(name)), MOST_BYTES);
    }

    @Override
    public List<String> sheets() {
        return sheets.stream().map(Sheet::name).toList();
    }

    private Sheet sheet(int number) throws SheetFault {
        if (number < 0 || number >= sheets.size()) {
            throw new SheetFault("no-sheet");
        }
        return sheets.get(number);
    }

    @Override
    public long count(int number) throws IOException, SheetFault {
        try (var in = part(sheet(number).part())) {
            return Merges.scan(in).rows();
        }
    }

    @Override
    public SheetRows rows(int number) throws IOException, SheetFault {
        var sheet = sheet(number);
        Merges merges;
        try (var in = part(sheet.part())) {
            merges = Merges.scan(in);
        }
        var shared = texts == null || zip.getEntry(texts) == null ? null : part(texts);
        try (var source = shared) {
            var known = source == null ? SharedTexts.NONE : SharedTexts.read(source);
            return new XlsxRows(part(sheet.part()), known, styles, since1904, merges);
        } catch (XMLStreamException damaged) {
            throw new SheetFault("damaged", damaged);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
