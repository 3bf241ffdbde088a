package io.jianguan.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as people and attackers make them. */
public final class Samples {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private Samples() {}

    /** A Word file with a heading, a table and a paragraph. */
    public static byte[] docx(String text) {
        return docx(out -> out.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"" + WORD
                        + "\"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
                        + "<w:t>结果</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>" + text
                        + "</w:t></w:r></w:p></w:body></w:document>")
                .getBytes(UTF_8)));
    }

    /** As {@link #docx(String)}, told to read another file in. */
    public static byte[] docxReading(String address) {
        return docx(out -> out.write(("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"" + address
                        + "\">]><w:document xmlns:w=\"" + WORD
                        + "\"><w:body><w:p><w:r><w:t>before &x; after</w:t></w:r></w:p></w:body></w:document>")
                .getBytes(UTF_8)));
    }

    /** A few hundred kilobytes that become as many megabytes of blanks. */
    public static byte[] bomb(int megabytes) {
        return docx(out -> {
            out.write(("<w:document xmlns:w=\"" + WORD + "\"><w:body><w:p><w:r><w:t>").getBytes(UTF_8));
            var blanks = " ".repeat(1024 * 1024).getBytes(UTF_8);
            for (int n = 0; n < megabytes; n++) {
                out.write(blanks);
            }
            out.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(UTF_8));
        });
    }

    /** An attribute that no heap holds. */
    public static byte[] longAttribute(int megabytes) {
        return docx(out -> {
            out.write(("<w:document xmlns:w=\"" + WORD + "\" a=\"").getBytes(UTF_8));
            var letters = "a".repeat(1024 * 1024).getBytes(UTF_8);
            for (int n = 0; n < megabytes; n++) {
                out.write(letters);
            }
            out.write("\"><w:body/></w:document>".getBytes(UTF_8));
        });
    }

    /** An entity of entities of entities. */
    public static byte[] laughs() {
        var entities = new StringBuilder("<!ENTITY a0 \"ha\">");
        for (int n = 1; n < 12; n++) {
            entities.append("<!ENTITY a")
                    .append(n)
                    .append(" \"")
                    .append(("&a" + (n - 1) + ";").repeat(10))
                    .append("\">");
        }
        return ("<?xml version=\"1.0\"?><!DOCTYPE d [" + entities + "]><d>&a11;</d>").getBytes(UTF_8);
    }

    /** A PNG of a few bytes that claims to be a wall of pixels. */
    public static byte[] wall(int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(0x89504E470D0A1A0AL);
            chunk(
                    out,
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(width)
                            .putInt(height)
                            .put(new byte[] {8, 2, 0, 0, 0})
                            .array());
            chunk(out, "IDAT", new byte[] {0x78, 0x01, 0x03, 0, 0, 0, 0, 1});
            chunk(out, "IEND", new byte[0]);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        var sum = new CRC32();
        sum.update(type.getBytes(UTF_8));
        sum.update(content);
        out.writeInt(content.length);
        out.writeBytes(type);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }

    private interface Body {
        void write(OutputStream out) throws IOException;
    }

    private static byte[] docx(Body body) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            entry(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                    </Types>""");
            entry(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
                    </Relationships>""");
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            body.write(zip);
            zip.closeEntry();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
        zip.closeEntry();
    }

    /** One page in Helvetica, without compression. */
    public static byte[] pdf(String text) {
        var page = "BT /F1 24 Tf 72 700 Td (" + text + ") Tj ET";
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                        + "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
                        + "4 0 obj<</Length " + page.length() + ">>stream\n" + page + "\nendstream endobj\n"
                        + "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(UTF_8);
    }
}
