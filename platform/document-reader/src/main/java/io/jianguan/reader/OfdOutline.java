package io.jianguan.reader;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.Arrays;

/** The short form of a path: {@code M 0 0 L 10 0 Q … B … A … C}. */
final class OfdOutline {
    private final Path2D path = new Path2D.Double();
    private final String[] words;
    private int at;

    private OfdOutline(String text) {
        words = text.strip().split("[\\s,]+");
    }

    static Path2D of(String text) {
        var outline = new OfdOutline(text);
        while (outline.at < outline.words.length) {
            outline.step(outline.words[outline.at++]);
        }
        return outline.path;
    }

    private void step(String command) {
        switch (command) {
            case "S", "M" -> {
                var p = numbers(2);
                path.moveTo(p[0], p[1]);
            }
            case "L" -> {
                var p = numbers(2);
                begin();
                path.lineTo(p[0], p[1]);
            }
            case "Q" -> {
                var p = numbers(4);
                begin();
                path.quadTo(p[0], p[1], p[2], p[3]);
            }
            case "B" -> {
                var p = numbers(6);
                begin();
                path.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
            }
            case "A" -> {
                var p = numbers(7);
                begin();
                arc(p[0], p[1], p[2], p[3] != 0, p[4] != 0, p[5], p[6]);
            }
            case "C" -> {
                if (path.getCurrentPoint() != null) {
                    path.closePath();
                }
            }
            // what nobody knows is passed over
            default -> {}
        }
    }

    private void begin() {
        if (path.getCurrentPoint() == null) {
            path.moveTo(0, 0);
        }
    }

    private double[] numbers(int count) {
        var numbers = new double[count];
        for (int i = 0; i < count && at < words.length; i++) {
            numbers[i] = Arrays.stream(OfdXml.numbers(words[at++])).findFirst().orElse(0);
        }
        return numbers;
    }

    /** From the current point to another on an ellipse: centre and angles as SVG 1.1, F.6.5 derives them. */
    private void arc(double rx, double ry, double degrees, boolean large, boolean sweep, double x, double y) {
        var from = path.getCurrentPoint();
        double halfX = (from.getX() - x) / 2;
        double halfY = (from.getY() - y) / 2;
        double turn = Math.toRadians(degrees);
        double x1 = Math.cos(turn) * halfX + Math.sin(turn) * halfY;
        double y1 = -Math.sin(turn) * halfX + Math.cos(turn) * halfY;
        double width = Math.abs(rx);
        double height = Math.abs(ry);
        if (width == 0 || height == 0 || halfX == 0 && halfY == 0) {
            path.lineTo(x, y);
            return;
        }
        double reach = x1 * x1 / (width * width) + y1 * y1 / (height * height);
        if (reach > 1) {
            width *= Math.sqrt(reach);
            height *= Math.sqrt(reach);
        }
        double over = width * width * height * height - width * width * y1 * y1 - height * height * x1 * x1;
        double under = width * width * y1 * y1 + height * height * x1 * x1;
        double factor = Math.sqrt(Math.max(0, over / under)) * (large == sweep ? -1 : 1);
        double cx = factor * width * y1 / height;
        double cy = -factor * height * x1 / width;
        double start = Math.toDegrees(Math.atan2((y1 - cy) / height, (x1 - cx) / width));
        double stop = Math.toDegrees(Math.atan2((-y1 - cy) / height, (-x1 - cx) / width));
        double extent = stop - start;
        extent += sweep && extent < 0 ? 360 : !sweep && extent > 0 ? -360 : 0;
        var ellipse = new Arc2D.Double(-width, -height, 2 * width, 2 * height, -start, -extent, Arc2D.OPEN);
        var placed = AffineTransform.getTranslateInstance((from.getX() + x) / 2, (from.getY() + y) / 2);
        placed.rotate(turn);
        placed.translate(cx, cy);
        path.append(ellipse.getPathIterator(placed), true);
    }
}
