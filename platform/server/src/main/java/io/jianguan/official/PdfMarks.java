package io.jianguan.official;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** What stands on a page of a PDF file and where: in the order of painting, in millimetres from the upper left corner. */
final class PdfMarks extends PDFGraphicsStreamEngine {
    private static final double MM = 25.4 / 72;
    private final List<Mark> marks = new ArrayList<>();
    private final Set<String> glyphs = new HashSet<>();
    private final GeneralPath path = new GeneralPath();
    private final double height;
    private final double width;

    private PdfMarks(PDPage page) {
        super(page);
        width = page.getMediaBox().getWidth() * MM;
        height = page.getMediaBox().getHeight() * MM;
    }

    /** A page's size in millimetres. */
    record Sheet(double width, double height, List<Mark> marks) {}

    sealed interface Mark {}

    /**
     * Characters on one line.
     *
     * @param font PostScript name
     * @param size in millimetres
     * @param characters each with where it begins
     */
    record Text(String font, double size, int[] colour, double y, List<Character> characters) implements Mark {
        record Character(String text, double x) {}
    }

    /** @param width of the line; 0: filled */
    record Shape(List<Step> steps, int[] colour, double width) implements Mark {
        record Step(int kind, double[] points) {}
    }

    record Picture(BufferedImage image, double x, double y, double width, double height) implements Mark {}

    static Sheet of(PDPage page) throws IOException {
        var reader = new PdfMarks(page);
        reader.processPage(page);
        return new Sheet(reader.width, reader.height, reader.marks);
    }

    private double x(double points) {
        return points * MM;
    }

    private double y(double points) {
        return height - points * MM;
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) {
        var text = font.toUnicode(code);
        if (text == null || text.isEmpty()) {
            return;
        }
        var colour = colour(getGraphicsState().getNonStrokingColor());
        var size = Math.hypot(matrix.getShearX(), matrix.getScaleY()) * MM;
        var character = new Text.Character(text, x(matrix.getTranslateX()));
        var y = y(matrix.getTranslateY());
        if (!glyphs.add(text + " " + Math.round(character.x() * 100) + " " + Math.round(y * 100))) {
            // the heading row of a table that goes on is painted twice at the same place
            return;
        }
        var last = marks.isEmpty() ? null : marks.getLast();
        if (last instanceof Text line && goesOn(line, font.getName(), size, colour, y)) {
            line.characters().add(character);
        } else {
            marks.add(new Text(font.getName(), size, colour, y, new ArrayList<>(List.of(character))));
        }
    }

    private static boolean goesOn(Text line, String font, double size, int[] colour, double y) {
        return line.font().equals(font)
                && Math.abs(line.size() - size) < 0.01
                && Math.abs(line.y() - y) < 0.01
                && java.util.Arrays.equals(line.colour(), colour);
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.moveTo(p0.getX(), p0.getY());
        path.lineTo(p1.getX(), p1.getY());
        path.lineTo(p2.getX(), p2.getY());
        path.lineTo(p3.getX(), p3.getY());
        path.closePath();
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
        var matrix = getGraphicsState().getCurrentTransformationMatrix();
        var w = x(matrix.getScalingFactorX());
        var h = x(matrix.getScalingFactorY());
        // images may stand on their head in the file: what counts is the box they fill
        var bottom = Math.min(matrix.getTranslateY(), matrix.getTranslateY() + matrix.getScaleY());
        marks.add(new Picture(image.getImage(), x(matrix.getTranslateX()), y(bottom) - h, w, h));
    }

    @Override
    public void clip(int rule) {
        // what openhtmltopdf clips are boxes whose content stays within them
    }

    @Override
    public void moveTo(float x, float y) {
        path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        path.lineTo(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        path.curveTo(x1, y1, x2, y2, x3, y3);
    }

    @Override
    public @Nullable Point2D getCurrentPoint() {
        return path.getCurrentPoint();
    }

    @Override
    public void closePath() {
        path.closePath();
    }

    @Override
    public void endPath() {
        path.reset();
    }

    @Override
    public void strokePath() throws IOException {
        var state = getGraphicsState();
        var scale = state.getCurrentTransformationMatrix().getScalingFactorX();
        keep(colour(state.getStrokingColor()), Math.max(0.05, x(state.getLineWidth() * scale)));
    }

    @Override
    public void fillPath(int rule) throws IOException {
        keep(colour(getGraphicsState().getNonStrokingColor()), 0);
    }

    @Override
    public void fillAndStrokePath(int rule) throws IOException {
        fillPath(rule);
    }

    @Override
    public void shadingFill(COSName name) {
        // style sheets here make none
    }

    private void keep(int[] colour, double line) {
        var steps = new ArrayList<Shape.Step>();
        var points = new double[6];
        for (var at = path.getPathIterator(new AffineTransform()); !at.isDone(); at.next()) {
            var kind = at.currentSegment(points);
            var count = switch (kind) {
                case PathIterator.SEG_CUBICTO -> 6;
                case PathIterator.SEG_QUADTO -> 4;
                case PathIterator.SEG_CLOSE -> 0;
                default -> 2;
            };
            var here = new double[count];
            for (var n = 0; n < count; n += 2) {
                here[n] = x(points[n]);
                here[n + 1] = y(points[n + 1]);
            }
            steps.add(new Shape.Step(kind, here));
        }
        path.reset();
        if (!steps.isEmpty()) {
            marks.add(new Shape(steps, colour, line));
        }
    }

    private static int[] colour(PDColor colour) {
        try {
            var rgb = colour.toRGB();
            return new int[] {rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255};
        } catch (IOException | RuntimeException pattern) {
            return new int[] {0, 0, 0};
        }
    }
}
