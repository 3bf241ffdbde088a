package io.jianguan.official;

import io.jianguan.official.PdfMarks.Sheet;
import io.jianguan.official.PdfMarks.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.PageLayout;
import org.ofdrw.layout.VirtualPage;
import org.ofdrw.layout.engine.VPageParseEngine;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * PDF to OFD (GB/T 33190), mark by mark at the same place: text stays text, in subsets of the same typefaces. So both
 * forms have the same lines on the same pages.
 */
@Component
class OfdMaking {
    static {
        VPageParseEngine.register(OfdSheet.TYPE, OfdSheet::render);
    }

    private final Typefaces faces;

    OfdMaking(Typefaces faces) {
        this.faces = faces;
    }

    byte[] ofd(byte[] pdf) {
        try {
            var work = Files.createTempDirectory("ofd");
            try (var document = Loader.loadPDF(pdf)) {
                var sheets = new ArrayList<Sheet>();
                for (var page : document.getPages()) {
                    sheets.add(PdfMarks.of(page));
                }
                return write(sheets, work);
            } finally {
                FileSystemUtils.deleteRecursively(work);
            }
        } catch (IOException failed) {
            throw new IllegalStateException("no OFD could be made", failed);
        }
    }

    private byte[] write(List<Sheet> sheets, Path work) throws IOException {
        var fonts = fonts(sheets, work);
        var out = new ByteArrayOutputStream();
        try (var ofd = new OFDDoc(out)) {
            ofd.setDefaultPageLayout(layout(sheets.getFirst()));
            for (var sheet : sheets) {
                var page = new VirtualPage(layout(sheet));
                page.add(new OfdSheet(sheet, fonts, work));
                ofd.addVPage(page);
            }
        }
        return out.toByteArray();
    }

    private static PageLayout layout(Sheet sheet) {
        return new PageLayout(sheet.width(), sheet.height()).setMargin(0d);
    }

    private Map<String, OfdFont> fonts(List<Sheet> sheets, Path work) throws IOException {
        var used = new HashMap<String, StringBuilder>();
        for (var sheet : sheets) {
            for (var mark : sheet.marks()) {
                if (mark instanceof Text text) {
                    var characters = used.computeIfAbsent(text.font(), unseen -> new StringBuilder());
                    text.characters().forEach(character -> characters.append(character.text()));
                }
            }
        }
        var fonts = new HashMap<String, OfdFont>();
        for (var font : used.entrySet()) {
            var face = faces.byPostScript(font.getKey());
            if (face.isPresent()) {
                fonts.put(font.getKey(), OfdFont.of(face.get(), font.getValue().toString(), work));
            }
        }
        return fonts;
    }
}
