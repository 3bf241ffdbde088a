package io.jianguan.document;

import io.jianguan.rest.Problem;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.springframework.http.HttpStatus;

/** Scales pictures down. */
final class Picture {
    /** Dimensions are read before a pixel is: a small file may claim to be a wall of them. */
    private static final long MOST_PIXELS = 80_000_000;

    private static final float QUALITY = 0.82f;

    static {
        // temporary files would only cost time: pictures come from files already
        ImageIO.setUseCache(false);
    }

    static void shrink(Path original, int size, Path jpeg) throws IOException {
        try (var input = ImageIO.createImageInputStream(original.toFile())) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw Previews.none();
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                write(upright(read(reader, size), Orientation.of(original), size), jpeg);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Takes only every nth pixel where there are many more than needed: memory follows the result, not the source. */
    private static BufferedImage read(ImageReader reader, int size) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "document.too-many-pixels", MOST_PIXELS / 1_000_000);
        }
        var step = Math.max(1, Math.max(width, height) / (size * 2));
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    private static BufferedImage upright(BufferedImage image, Orientation orientation, int size) {
        var width = orientation.turned() ? image.getHeight() : image.getWidth();
        var height = orientation.turned() ? image.getWidth() : image.getHeight();
        var scale = Math.min(1.0, size / (double) Math.max(width, height));
        var result = new BufferedImage(
                Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)),
                BufferedImage.TYPE_INT_RGB);
        var transform = AffineTransform.getScaleInstance(scale, scale);
        transform.concatenate(orientation.transform(image.getWidth(), image.getHeight()));
        var graphics = result.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, result.getWidth(), result.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        return result;
    }

    private static void write(BufferedImage image, Path jpeg) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(jpeg.toFile())) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }

    private Picture() {}
}
