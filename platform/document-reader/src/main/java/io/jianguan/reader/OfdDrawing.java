package io.jianguan.reader;

import static io.jianguan.reader.OfdXml.child;
import static io.jianguan.reader.OfdXml.children;
import static io.jianguan.reader.OfdXml.number;
import static io.jianguan.reader.OfdXml.numbers;

import io.jianguan.reader.OfdDocument.Page;
import io.jianguan.reader.OfdSeals.Seal;
import io.jianguan.reader.OfdXml.Box;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A page of an OFD file as a picture: text, lines, areas and pictures, annotations and the seals of electronic
 * signatures. Gradients are left out.
 */
final class OfdDrawing {
    private static final long MOST_PIXELS = 80_000_000;
    private static final int MOST_OBJECTS = 200_000;
    private static final int DEEPEST = 30;
    private static final double LINE = 0.353;

    private final OfdParts parts;
    private final Page page;
    private final List<Element> notes;
    private final OfdFonts fonts;
    private final int size;
    private int objects;

    private OfdDrawing(OfdParts parts, OfdDocument document, int number, int size) throws IOException {
        this.parts = parts;
        this.page = document.page(number);
        this.notes = document.notes(number);
        this.fonts = new OfdFonts(parts, page);
        this.size = size;
    }

    /** @param number from 1 */
    static Answer of(Path file, int number, int size) {
        try (var parts = OfdParts.open(file)) {
            var document = new OfdDocument(parts);
            return number < 1 || number > document.pages()
                    ? Answer.failure("damaged", OfdParts.TYPE)
                    : Answer.picture(
                            Picture.jpeg(new OfdDrawing(parts, document, number, size).drawn(document.seals(number))));
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            return Answer.failure(Reading.outcome(damaged), OfdParts.TYPE);
        }
    }

    private BufferedImage drawn(List<Seal> seals) throws IOException {
        var image = sheet(BufferedImage.TYPE_INT_RGB);
        var graphics = graphics(image);
        graphics.setColor(Color.WHITE);
        graphics.fill(
                new Rectangle2D.Double(0, 0, page.box().width() + 1, page.box().height() + 1));
        draw(graphics);
        for (var seal : seals) {
            seal(seal, (Graphics2D) graphics.create());
        }
        graphics.dispose();
        return image;
    }

    private double scale() {
        return Math.min(8, size / Math.max(page.box().width(), page.box().height()));
    }

    private BufferedImage sheet(int kind) {
        return new BufferedImage(
                Math.max(1, (int) Math.round(page.box().width() * scale())),
                Math.max(1, (int) Math.round(page.box().height() * scale())),
                kind);
    }

    /** In millimetres of the page. */
    private Graphics2D graphics(BufferedImage image) {
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale(), scale());
        return graphics;
    }

    private void draw(Graphics2D graphics) throws IOException {
        graphics.translate(-page.box().x(), -page.box().y());
        for (var layer : page.layers()) {
            block(layer, graphics, 0);
        }
        for (var note : notes) {
            var box = Box.of(note.getAttribute("Boundary"));
            var own = (Graphics2D) graphics.create();
            own.translate(box.x(), box.y());
            block(note, own, 0);
            own.dispose();
        }
    }

    /** What cannot be read leaves its place empty, as a picture does. */
    private void seal(Seal seal, Graphics2D graphics) {
        var box = seal.box();
        var clip = seal.clip();
        graphics.translate(box.x(), box.y());
        if (clip.width() > 0 && clip.height() > 0) {
            graphics.clip(new Rectangle2D.Double(clip.x(), clip.y(), clip.width(), clip.height()));
        }
        graphics.scale(box.width(), box.height());
        graphics.setComposite(Ink.ON_PAPER);
        var look = seal.look();
        var picture = look.isOfd() ? drawn(look.content()) : Picture.small(look.content(), size, MOST_PIXELS);
        picture.ifPresent(stamp -> unit(stamp, graphics));
        graphics.dispose();
    }

    /** A seal that is a small OFD file itself. */
    private Optional<BufferedImage> drawn(byte[] seal) {
        try (var own = OfdParts.open(seal)) {
            var drawing = new OfdDrawing(own, new OfdDocument(own), 1, size);
            var image = drawing.sheet(BufferedImage.TYPE_INT_ARGB);
            var graphics = drawing.graphics(image);
            drawing.draw(graphics);
            graphics.dispose();
            return Optional.of(image);
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** On the square from 0,0 to 1,1. */
    private static void unit(BufferedImage picture, Graphics2D graphics) {
        graphics.drawImage(
                picture, AffineTransform.getScaleInstance(1.0 / picture.getWidth(), 1.0 / picture.getHeight()), null);
    }

    private void block(Element parent, Graphics2D graphics, int depth) throws IOException {
        for (var object : children(parent)) {
            if (object.getLocalName().equals("PageBlock") && depth < DEEPEST) {
                block(object, graphics, depth + 1);
            } else if (OfdXml.is(object, "Visible", true) && ++objects < MOST_OBJECTS) {
                object(object, (Graphics2D) graphics.create());
            }
        }
    }

    private void object(Element object, Graphics2D graphics) throws IOException {
        var box = Box.of(object.getAttribute("Boundary"));
        graphics.translate(box.x(), box.y());
        var turned = numbers(object.getAttribute("CTM"));
        if (turned.length >= 6) {
            graphics.transform(new AffineTransform(turned));
        }
        float opaque = (float) Math.clamp(number(object, "Alpha", 255) / 255, 0, 1);
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, opaque));
        switch (object.getLocalName()) {
            case "TextObject" -> text(object, graphics);
            case "PathObject" -> path(object, graphics);
            case "ImageObject" -> picture(object, graphics);
            default -> {}
        }
        graphics.dispose();
    }

    private void text(Element object, Graphics2D graphics) throws IOException {
        if (OfdXml.is(object, "Fill", true)) {
            graphics.setColor(colour(object, "FillColor", Color.BLACK));
            OfdWriting.write(object, fonts.of(object.getAttribute("Font")), graphics);
        }
    }

    private void path(Element object, Graphics2D graphics) {
        var outline = OfdOutline.of(OfdXml.text(object, "AbbreviatedData"));
        if (OfdXml.is(object, "Fill", false)) {
            outline.setWindingRule(
                    object.getAttribute("Rule").equals("Even-Odd") ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
            graphics.setColor(colour(object, "FillColor", new Color(0, true)));
            graphics.fill(outline);
        }
        if (OfdXml.is(object, "Stroke", true)) {
            double width = number(
                    object,
                    "LineWidth",
                    parameter(object).map(one -> number(one, "LineWidth", LINE)).orElse(LINE));
            graphics.setStroke(new BasicStroke((float) Math.max(0, width)));
            graphics.setColor(colour(object, "StrokeColor", Color.BLACK));
            graphics.draw(outline);
        }
    }

    /** What cannot be read leaves its place empty. */
    private void picture(Element object, Graphics2D graphics) throws IOException {
        var part = page.media().get(object.getAttribute("ResourceID"));
        if (part == null || !parts.has(part)) {
            return;
        }
        Picture.small(parts.medium(part), size, MOST_PIXELS).ifPresent(found -> unit(found, graphics));
    }

    private Optional<Element> parameter(Element object) {
        return Optional.ofNullable(page.parameters().get(object.getAttribute("DrawParam")));
    }

    private Color colour(Element object, String name, Color otherwise) {
        return child(object, name)
                .or(() -> parameter(object).flatMap(one -> child(one, name)))
                .map(one -> colour(one, otherwise))
                .orElse(otherwise);
    }

    /** By how many values there are: grey, RGB, CMYK. */
    private static Color colour(Element colour, Color otherwise) {
        var values = numbers(colour.getAttribute("Value"));
        int alpha = shade(number(colour, "Alpha", 255));
        return switch (values.length) {
            case 1 -> new Color(shade(values[0]), shade(values[0]), shade(values[0]), alpha);
            case 3 -> new Color(shade(values[0]), shade(values[1]), shade(values[2]), alpha);
            case 4 -> {
                double light = 1 - values[3] / 255;
                yield new Color(
                        shade((255 - values[0]) * light),
                        shade((255 - values[1]) * light),
                        shade((255 - values[2]) * light),
                        alpha);
            }
            default -> otherwise;
        };
    }

    private static int shade(double value) {
        return (int) Math.clamp(value, 0, 255);
    }
}
