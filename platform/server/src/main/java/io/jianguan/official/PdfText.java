package io.jianguan.official;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Which character a glyph stands for, by what was written: a typeface draws 食 and the radical ⻝ alike, and without being
 * told a reader would copy the radical.
 */
final class PdfText {

    /** @param written everything that stands in the document */
    static byte[] named(byte[] pdf, String written, Typefaces faces) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            for (var page : document.getPages()) {
                var resources = page.getResources();
                for (var name : resources.getFontNames()) {
                    var font = resources.getFont(name);
                    var face = faces.byPostScript(font.getName());
                    if (face.isPresent()) {
                        var stream = stream(document, glyphs(face.get(), written));
                        font.getCOSObject().setItem(COSName.TO_UNICODE, stream);
                    }
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static Map<Integer, Integer> glyphs(Typefaces.Typeface face, String written) throws IOException {
        try (var font = Typefaces.open(face.file())) {
            var names = font.getUnicodeCmapLookup();
            var glyphs = new HashMap<Integer, Integer>();
            written.codePoints().distinct().forEach(character -> {
                var glyph = names.getGlyphId(character);
                if (glyph != 0) {
                    glyphs.putIfAbsent(glyph, character);
                }
            });
            return glyphs;
        }
    }

    private static PDStream stream(PDDocument document, Map<Integer, Integer> glyphs) throws IOException {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n");
        map.append("/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n");
        map.append("1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        var entries = glyphs.entrySet().stream().toList();
        // no more than a hundred stand in one block (Adobe Technical Note 5411)
        for (var from = 0; from < entries.size(); from += 100) {
            var block = entries.subList(from, Math.min(from + 100, entries.size()));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(entry -> {
                map.append(String.format("<%04X> <", entry.getKey()));
                Character.toString(entry.getValue()).chars().forEach(unit -> map.append(String.format("%04X", unit)));
                map.append(">\n");
            });
            map.append("endbfchar\n");
        }
        map.append("endcmap CMapName currentdict /CMap defineresource pop end end");
        var stream = new PDStream(document);
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(map.toString().getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private PdfText() {}
}
