package io.jianguan.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An OFD file part by part, as writers and attackers make them. */
public final class OfdSample {
    private static final String SPACE = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder pages = new StringBuilder();
    private int count;

    public OfdSample() {
        part(
                "OFD.xml",
                "<ofd:OFD " + SPACE + "><ofd:DocBody><ofd:DocInfo><ofd:Title>检查通报</ofd:Title>"
                        + "<ofd:Author>示范局</ofd:Author></ofd:DocInfo>"
                        + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
        part(
                "Doc_0/Res.xml",
                "<ofd:Res " + SPACE + " BaseLoc=\"Res\"><ofd:Fonts>"
                        + "<ofd:Font ID=\"1\" FontName=\"宋体\"/></ofd:Fonts><ofd:MultiMedias>"
                        + "<ofd:MultiMedia ID=\"2\" Type=\"Image\"><ofd:MediaFile>photo.png</ofd:MediaFile></ofd:MultiMedia>"
                        + "</ofd:MultiMedias></ofd:Res>");
    }

    public OfdSample part(String name, String content) {
        return part(name, content.getBytes(UTF_8));
    }

    public OfdSample part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    /** A page of 100 mm by 100 mm. */
    public OfdSample page(String objects) {
        var name = "Pages/Page_" + count++ + "/Content.xml";
        pages.append("<ofd:Page ID=\"")
                .append(100 + count)
                .append("\" BaseLoc=\"")
                .append(name)
                .append("\"/>");
        return part("Doc_0/" + name, content(objects));
    }

    public static String content(String objects) {
        return "<ofd:Page " + SPACE + "><ofd:Content><ofd:Layer ID=\"9\">" + objects
                + "</ofd:Layer></ofd:Content></ofd:Page>";
    }

    public static String text(double x, double y, String words) {
        return "<ofd:TextObject ID=\"20\" Font=\"1\" Size=\"5\" Boundary=\"" + x + " " + y + " 40 6\">"
                + "<ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g " + (words.length() - 1) + " 5\">" + words
                + "</ofd:TextCode></ofd:TextObject>";
    }

    public static String picture(double x, double y, double width, double height) {
        return "<ofd:ImageObject ID=\"21\" ResourceID=\"2\" Boundary=\"" + x + " " + y + " " + width + " " + height
                + "\" CTM=\"" + width + " 0 0 " + height + " 0 0\"/>";
    }

    public byte[] bytes() {
        part(
                "Doc_0/Document.xml",
                "<ofd:Document " + SPACE + "><ofd:CommonData><ofd:PageArea>"
                        + "<ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox></ofd:PageArea>"
                        + "<ofd:DocumentRes>Res.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages>" + pages
                        + "</ofd:Pages></ofd:Document>");
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }
}
