package io.jianguan.reader;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;

/** Scales pictures down, without the place and time that cameras write into them. */
final class Picture {
    private static final float QUALITY = 0.82f;
    private static final String UNKNOWN = "application/octet-stream";

    static {
        // temporary files would only cost time: pictures come from files already
        ImageIO.setUseCache(false);
    }

    /** @param most pixels that are read: a small file may claim to be a wall of them */
    static Answer of(Path original, int size, long most) {
        try (var input = ImageIO.createImageInputStream(original.toFile())) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Answer.failure("damaged", UNKNOWN);
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                // before a pixel is read
                if ((long) reader.getWidth(0) * reader.getHeight(0) > most) {
                    return Answer.failure("pixels", UNKNOWN);
                }
                return Answer.picture(jpeg(upright(read(reader, size), Orientation.of(original), size)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            return Answer.failure("damaged", UNKNOWN);
        }
    }

    /** Takes only every nth pixel where there are many more than needed: memory follows the result, not the source. */
    private static BufferedImage read(ImageReader reader, int size) throws IOException {
        var step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (size * 2));
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

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private Picture() {}
}
