package io.jianguan.reader;

import static io.jianguan.reader.OfdXml.children;
import static io.jianguan.reader.OfdXml.number;
import static io.jianguan.reader.OfdXml.numbers;

import io.jianguan.reader.OfdFonts.Typeface;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.w3c.dom.Element;

/** The characters of a text object, each where the file puts it. */
final class OfdWriting {
    /** Of a character that another's glyph stands for. */
    private static final int NOTHING = -1;

    private final Typeface typeface;
    private final double size;
    private final double stretch;
    private final Map<Integer, Integer> glyphs;
    private final Graphics2D graphics;
    private int position;

    private OfdWriting(Element object, Typeface typeface, Graphics2D graphics) {
        this.typeface = typeface;
        this.size = number(object, "Size", 3.5);
        this.stretch = number(object, "HScale", 1);
        this.glyphs = glyphs(object);
        this.graphics = graphics;
    }

    static void write(Element object, Typeface typeface, Graphics2D graphics) throws IOException {
        var writing = new OfdWriting(object, typeface, graphics);
        double x = 0;
        double y = 0;
        for (var code : children(object, "TextCode")) {
            x = number(code, "X", x);
            y = number(code, "Y", y);
            writing.write(code, x, y);
        }
    }

    /** By place of a character in the object, for characters that are not drawn as themselves. */
    private static Map<Integer, Integer> glyphs(Element object) {
        var glyphs = new HashMap<Integer, Integer>();
        for (var change : children(object, "CGTransform")) {
            int first = (int) number(change, "CodePosition", 0);
            int count = (int) Math.min(number(change, "CodeCount", 1), 100_000);
            var drawn = numbers(OfdXml.text(change, "Glyphs"));
            for (int i = 0; i < count; i++) {
                glyphs.put(first + i, i < drawn.length ? (int) drawn[i] : NOTHING);
            }
        }
        return glyphs;
    }

    private void write(Element code, double startX, double startY) throws IOException {
        var characters = code.getTextContent().codePoints().toArray();
        var right = OfdDeltas.of(code.getAttribute("DeltaX"), characters.length);
        var down = OfdDeltas.of(code.getAttribute("DeltaY"), characters.length);
        double x = startX;
        double y = startY;
        for (int i = 0; i < characters.length; i++) {
            double width = draw(characters[i], x, y);
            x += i < right.length ? right[i] : down.length > 0 ? 0 : width;
            y += i < down.length ? down[i] : 0;
            position++;
        }
    }

    /** @return how wide it is */
    private double draw(int character, double x, double y) throws IOException {
        var given = glyphs.get(position);
        if (given != null && given < 0) {
            return 0;
        }
        int glyph = given == null ? typeface.glyph(character) : given;
        var face = glyph == 0 && given == null ? OfdFonts.ours() : typeface;
        int shown = face == typeface ? glyph : face.glyph(character);
        var place = AffineTransform.getTranslateInstance(x, y);
        place.scale(size * stretch, size);
        if (!Character.isWhitespace(character)) {
            graphics.fill(place.createTransformedShape(face.outline(shown)));
        }
        return face.width(shown) * size * stretch;
    }
}
