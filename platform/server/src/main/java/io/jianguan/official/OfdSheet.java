package io.jianguan.official;

import io.jianguan.official.PdfMarks.Picture;
import io.jianguan.official.PdfMarks.Shape;
import io.jianguan.official.PdfMarks.Sheet;
import io.jianguan.official.PdfMarks.Text;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.ofdrw.core.basicStructure.pageObj.layer.block.CT_PageBlock;
import org.ofdrw.core.basicStructure.pageObj.layer.block.ImageObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.PathObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicType.ST_Array;
import org.ofdrw.core.basicType.ST_Box;
import org.ofdrw.core.basicType.ST_ID;
import org.ofdrw.core.basicType.ST_Loc;
import org.ofdrw.core.graph.pathObj.AbbreviatedData;
import org.ofdrw.core.pageDescription.color.color.CT_Color;
import org.ofdrw.core.text.CT_CGTransform;
import org.ofdrw.core.text.TextCode;
import org.ofdrw.layout.element.Div;
import org.ofdrw.layout.element.Position;
import org.ofdrw.layout.engine.ResManager;
import org.ofdrw.layout.engine.render.RenderException;

/** A whole page as one element of the OFD library's layout, which then has nothing left to lay out. */
final class OfdSheet extends Div<OfdSheet> {
    static final String TYPE = "JianguanSheet";
    private final Sheet sheet;
    private final Map<String, OfdFont> fonts;
    private final Path work;

    OfdSheet(Sheet sheet, Map<String, OfdFont> fonts, Path work) {
        super(0, 0, sheet.width(), sheet.height());
        setPosition(Position.Absolute);
        this.sheet = sheet;
        this.fonts = fonts;
        this.work = work;
    }

    @Override
    public String elementType() {
        return TYPE;
    }

    static void render(ST_Loc page, CT_PageBlock layer, ResManager resources, Div element, AtomicInteger ids)
            throws RenderException {
        try {
            ((OfdSheet) element).write(layer, resources, ids);
        } catch (IOException failed) {
            throw new RenderException("a page cannot be written", failed);
        }
    }

    private void write(CT_PageBlock layer, ResManager resources, AtomicInteger ids) throws IOException {
        for (var mark : sheet.marks()) {
            switch (mark) {
                case Text text -> text(text, layer, resources, ids);
                case Shape shape -> layer.addPageBlock(shape(shape, ids));
                case Picture picture -> layer.addPageBlock(picture(picture, resources, ids));
            }
        }
    }

    private void text(Text text, CT_PageBlock layer, ResManager resources, AtomicInteger ids) throws IOException {
        var font = fonts.get(text.font());
        if (font == null) {
            return;
        }
        var id = resources.addFont(font.font());
        var run = new ArrayList<Text.Character>();
        for (var character : text.characters()) {
            var rare = font.glyphs().get(character.text().codePointAt(0));
            if (rare == null) {
                run.add(character);
            } else {
                line(text, run, id, layer, ids);
                run.clear();
                var alone = object(text, List.of(character), id, ids);
                alone.addCGTransform(new CT_CGTransform()
                        .setCodePosition(0)
                        .setCodeCount(character.text().length())
                        .setGlyphCount(1)
                        .setGlyphs(new ST_Array(rare.doubleValue())));
                layer.addPageBlock(alone);
            }
        }
        line(text, run, id, layer, ids);
    }

    private void line(Text text, List<Text.Character> run, ST_ID font, CT_PageBlock layer, AtomicInteger ids) {
        if (run.stream().anyMatch(character -> !character.text().isBlank())) {
            layer.addPageBlock(object(text, run, font, ids));
        }
    }

    /** Positions are relative to the object's own box, which here is the page: what is read is what was measured. */
    private TextObject object(Text text, List<Text.Character> run, ST_ID font, AtomicInteger ids) {
        var content = new StringBuilder();
        var steps = new ArrayList<Double>();
        for (var n = 0; n < run.size(); n++) {
            content.append(run.get(n).text());
            if (n > 0) {
                steps.add(round(run.get(n).x() - run.get(n - 1).x()));
            }
        }
        var code = new TextCode()
                .setContent(content.toString())
                .setX(round(run.getFirst().x()))
                .setY(round(text.y()));
        if (!steps.isEmpty()) {
            code.setDeltaX(steps.toArray(Double[]::new));
        }
        var object = new TextObject(ids.incrementAndGet());
        object.setBoundary(page()).setFillColor(colour(text.colour()));
        object.setFont(font.ref()).setSize(round(text.size())).addTextCode(code);
        return object;
    }

    private PathObject shape(Shape shape, AtomicInteger ids) {
        var data = new AbbreviatedData();
        for (var step : shape.steps()) {
            var p = step.points();
            switch (step.kind()) {
                case PathIterator.SEG_MOVETO -> data.moveTo(round(p[0]), round(p[1]));
                case PathIterator.SEG_LINETO -> data.lineTo(round(p[0]), round(p[1]));
                case PathIterator.SEG_QUADTO ->
                    data.quadraticBezier(round(p[0]), round(p[1]), round(p[2]), round(p[3]));
                case PathIterator.SEG_CUBICTO ->
                    data.cubicBezier(round(p[0]), round(p[1]), round(p[2]), round(p[3]), round(p[4]), round(p[5]));
                default -> data.close();
            }
        }
        var object = new PathObject(new ST_ID(ids.incrementAndGet()));
        object.setBoundary(page());
        object.setAbbreviatedData(data);
        if (shape.width() > 0) {
            object.setLineWidth(round(shape.width()));
            object.setStroke(true).setStrokeColor(colour(shape.colour()));
        } else {
            object.setStroke(false).setFill(true).setFillColor(colour(shape.colour()));
        }
        return object;
    }

    private ImageObject picture(Picture picture, ResManager resources, AtomicInteger ids) throws IOException {
        var file = work.resolve(UUID.randomUUID() + ".png");
        ImageIO.write(picture.image(), "png", file.toFile());
        var object = new ImageObject(ids.incrementAndGet());
        object.setResourceID(resources.addImage(file).ref());
        object.setBoundary(
                new ST_Box(round(picture.x()), round(picture.y()), round(picture.width()), round(picture.height())));
        object.setCTM(ST_Array.getInstance(round(picture.width()) + " 0 0 " + round(picture.height()) + " 0 0"));
        return object;
    }

    private ST_Box page() {
        return new ST_Box(0, 0, round(sheet.width()), round(sheet.height()));
    }

    private static CT_Color colour(int[] rgb) {
        return CT_Color.rgb(rgb);
    }

    private static double round(double millimetres) {
        return Math.round(millimetres * 1_000) / 1_000.0;
    }
}
