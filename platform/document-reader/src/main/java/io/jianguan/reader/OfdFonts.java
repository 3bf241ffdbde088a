package io.jianguan.reader;

import io.jianguan.reader.OfdDocument.Page;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.jspecify.annotations.Nullable;

/** The typefaces of a page: the file's own, and one of ours for whatever it does not bring. */
final class OfdFonts {
    private static @Nullable Typeface ours;

    private final OfdParts parts;
    private final Page page;
    private final Map<String, Typeface> known = new HashMap<>();

    OfdFonts(OfdParts parts, Page page) {
        this.parts = parts;
        this.page = page;
    }

    Typeface of(String id) throws IOException {
        var found = known.get(id);
        if (found == null) {
            found = read(page.fonts().get(id));
            known.put(id, found);
        }
        return found;
    }

    private Typeface read(@Nullable String part) throws IOException {
        if (part == null || !parts.has(part)) {
            return ours();
        }
        try {
            return Typeface.of(new RandomAccessReadBuffer(parts.medium(part)));
        } catch (IOException | RuntimeException damaged) {
            return ours();
        }
    }

    /** The one that the server gives this process. */
    static synchronized Typeface ours() throws IOException {
        if (ours == null) {
            var file = System.getProperty("reader.typeface");
            ours = file == null ? new Typeface(null, null) : Typeface.of(new RandomAccessReadBufferedFile(file));
        }
        return Objects.requireNonNull(ours);
    }

    /** @param font null: it draws nothing */
    record Typeface(@Nullable TrueTypeFont font, @Nullable CmapLookup names) {
        static Typeface of(RandomAccessRead content) throws IOException {
            int first = content.peek();
            var font = first == 'O' ? new OTFParser(true).parse(content) : new TTFParser(true).parse(content);
            return new Typeface(font, font.getUnicodeCmapLookup(false));
        }

        /** 0 where it has none. */
        int glyph(int codePoint) {
            return names == null ? 0 : names.getGlyphId(codePoint);
        }

        /** In parts of the size. */
        double width(int glyph) throws IOException {
            return font == null ? 0.5 : (double) font.getAdvanceWidth(glyph) / font.getUnitsPerEm();
        }

        /** Of size 1, upright where y goes down. */
        Shape outline(int glyph) throws IOException {
            if (font == null) {
                return new Path2D.Double();
            }
            var outline = path(font, glyph);
            double scale = 1.0 / font.getUnitsPerEm();
            return AffineTransform.getScaleInstance(scale, -scale).createTransformedShape(outline);
        }

        private static Path2D path(TrueTypeFont font, int glyph) throws IOException {
            if (font instanceof OpenTypeFont open && open.isPostScript()) {
                return open.getCFF().getFont().getType2CharString(glyph).getPath();
            }
            var found = font.getGlyph().getGlyph(glyph);
            return found == null ? new Path2D.Double() : found.getPath();
        }
    }
}
