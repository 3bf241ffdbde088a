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
    private String body = "";
    private String annotations = "";

    public OfdSample() {
        root();
        part(
                "Doc_0/Res.xml",
                "<ofd:Res " + SPACE + " BaseLoc=\"Res\"><ofd:Fonts>"
                        + "<ofd:Font ID=\"1\" FontName=\"宋体\"/></ofd:Fonts><ofd:MultiMedias>"
                        + "<ofd:MultiMedia ID=\"2\" Type=\"Image\"><ofd:MediaFile>photo.png</ofd:MediaFile></ofd:MultiMedia>"
                        + "</ofd:MultiMedias></ofd:Res>");
    }

    private void root() {
        part(
                "OFD.xml",
                "<ofd:OFD " + SPACE + "><ofd:DocBody><ofd:DocInfo><ofd:Title>检查通报</ofd:Title>"
                        + "<ofd:Author>示范局</ofd:Author></ofd:DocInfo>"
                        + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>" + body + "</ofd:DocBody></ofd:OFD>");
    }

    /**
     * Signs the first page.
     *
     * @param box of the seal on it
     * @param seal as its maker keeps it
     */
    public OfdSample sealed(String box, byte[] seal) {
        body = "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>";
        root();
        part(
                "Doc_0/Signs/Signatures.xml",
                "<ofd:Signatures " + SPACE + "><ofd:Signature ID=\"1\" Type=\"Seal\" "
                        + "BaseLoc=\"Sign_0/Signature.xml\"/></ofd:Signatures>");
        part(
                "Doc_0/Signs/Sign_0/Signature.xml",
                "<ofd:Signature " + SPACE + "><ofd:SignedInfo><ofd:StampAnnot ID=\"1\" PageRef=\"101\" Boundary=\""
                        + box + "\"/><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>"
                        + "</ofd:Signature>");
        return part("Doc_0/Signs/Sign_0/Seal.esl", seal);
    }

    /** @param box of the note on the first page */
    public OfdSample noted(String box, String objects) {
        annotations = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>";
        part(
                "Doc_0/Annots/Annotations.xml",
                "<ofd:Annotations " + SPACE
                        + "><ofd:Page PageID=\"101\"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc>"
                        + "</ofd:Page></ofd:Annotations>");
        return part(
                "Doc_0/Annots/Page_0/Annotation.xml",
                "<ofd:PageAnnot " + SPACE + "><ofd:Annot ID=\"30\" Type=\"Stamp\"><ofd:Appearance Boundary=\"" + box
                        + "\">" + objects + "</ofd:Appearance></ofd:Annot><ofd:Annot ID=\"31\" Visible=\"false\">"
                        + "<ofd:Appearance Boundary=\"0 0 100 100\">" + objects + "</ofd:Appearance></ofd:Annot>"
                        + "</ofd:PageAnnot>");
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
                        + "</ofd:Pages>" + annotations + "</ofd:Document>");
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
