package io.jianguan.reader;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;

/** Scales pictures down, without the place and time that cameras write into them. */
final class Picture {
    private static final float QUALITY = 0.82f;
    private static final String UNKNOWN = "application/octet-stream";

    static {
        // temporary files would only cost time: pictures come from files already
        ImageIO.setUseCache(false);
    }

    /**
     * @param page of a TIFF, from 1
     * @param most pixels that are read: a small file may claim to be a wall of them
     */
    static Answer of(Path original, int size, int page, long most) {
        try (var input = ImageIO.createImageInputStream(original.toFile())) {
            return Answer.picture(jpeg(upright(read(input, size, page, most), Orientation.of(original), size)));
        } catch (Pixels wall) {
            return Answer.failure("pixels", UNKNOWN);
        } catch (IOException | RuntimeException damaged) {
            return Answer.failure("damaged", UNKNOWN);
        }
    }

    /** A picture within another file, as large as is needed; empty where it cannot be shown. */
    static Optional<BufferedImage> small(byte[] content, int size, long most) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            return Optional.of(read(input, size, 1, most));
        } catch (IOException | RuntimeException unshown) {
            return Optional.empty();
        }
    }

    /** How many pictures there are in one file, as in scans of several pages. */
    static int pages(Path file) throws IOException {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            var reader = reader(input);
            try {
                return reader.getNumImages(true);
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReader reader(ImageInputStream input) throws IOException {
        var readers = ImageIO.getImageReaders(input);
        if (!readers.hasNext()) {
            throw new IOException("no picture");
        }
        var reader = readers.next();
        reader.setInput(input, false, true);
        return reader;
    }

    private static BufferedImage read(ImageInputStream input, int size, int page, long most) throws IOException {
        var reader = reader(input);
        try {
            // before a pixel is read
            if ((long) reader.getWidth(page - 1) * reader.getHeight(page - 1) > most) {
                throw new Pixels();
            }
            return read(reader, page - 1, size);
        } finally {
            reader.dispose();
        }
    }

    /** More of them than are read. */
    private static final class Pixels extends IOException {}

    /** Takes only every nth pixel where there are many more than needed: memory follows the result, not the source. */
    private static BufferedImage read(ImageReader reader, int index, int size) throws IOException {
        var step = Math.max(1, Math.max(reader.getWidth(index), reader.getHeight(index)) / (size * 2));
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(index, how);
    }

    /** On white, no longer than that. */
    static BufferedImage scaled(BufferedImage image, int size) {
        return upright(image, Orientation.UPRIGHT, size);
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

    static byte[] jpeg(BufferedImage image) throws IOException {
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
