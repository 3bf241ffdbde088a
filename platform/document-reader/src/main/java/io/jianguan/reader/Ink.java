package io.jianguan.reader;

import java.awt.Composite;
import java.awt.CompositeContext;
import java.awt.RenderingHints;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** As a stamp lies on paper: what is below shows through, black stays black, and white leaves no trace. */
record Ink(ColorModel ink, ColorModel paper) implements CompositeContext {
    static final Composite ON_PAPER = (ColorModel ink, ColorModel paper, RenderingHints hints) -> new Ink(ink, paper);

    @Override
    public void compose(Raster stamp, Raster below, WritableRaster out) {
        int width = Math.min(stamp.getWidth(), below.getWidth());
        int height = Math.min(stamp.getHeight(), below.getHeight());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int over = ink.getRGB(stamp.getDataElements(x + stamp.getMinX(), y + stamp.getMinY(), null));
                int under = paper.getRGB(below.getDataElements(x + below.getMinX(), y + below.getMinY(), null));
                out.setDataElements(
                        x + out.getMinX(), y + out.getMinY(), paper.getDataElements(laid(over, under), null));
            }
        }
    }

    private static int laid(int over, int under) {
        int opaque = over >>> 24;
        int red = laid(over >> 16 & 0xff, under >> 16 & 0xff, opaque);
        int green = laid(over >> 8 & 0xff, under >> 8 & 0xff, opaque);
        int blue = laid(over & 0xff, under & 0xff, opaque);
        return 0xff000000 | red << 16 | green << 8 | blue;
    }

    private static int laid(int over, int under, int opaque) {
        return under * (255 * 255 - opaque * (255 - over)) / (255 * 255);
    }

    @Override
    public void dispose() {}
}
