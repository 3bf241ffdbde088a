package io.jianguan.reader;

import java.awt.geom.AffineTransform;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How a camera was held, by EXIF's tag 0x0112 (CIPA DC-008): 1 upright, 2 to 8 mirrored or turned.
 *
 * @param value 1 to 8
 */
record Orientation(int value) {
    static final Orientation UPRIGHT = new Orientation(1);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG = 0x0112;
    private static final int START = 0xFFD8;
    private static final int APP1 = 0xFFE1;
    private static final int SCAN = 0xFFDA;

    /** Walks the segments before the picture itself; Java's own metadata reader refuses many cameras' order of them. */
    static Orientation of(Path file) {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readUnsignedShort() != START) {
                return UPRIGHT;
            }
            for (var marker = in.readUnsignedShort(); marker != SCAN; marker = in.readUnsignedShort()) {
                var length = in.readUnsignedShort() - 2;
                // other things than EXIF are kept in segments of this kind too
                var segment = in.readNBytes(length);
                if (marker == APP1 && isExif(segment)) {
                    return read(segment);
                }
            }
            return UPRIGHT;
        } catch (IOException | RuntimeException damaged) {
            // a picture that lies on its side is better than none
            return UPRIGHT;
        }
    }

    boolean turned() {
        return value >= 5;
    }

    /** From the picture's pixels to where they belong. */
    AffineTransform transform(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static boolean isExif(byte[] segment) {
        return segment.length >= EXIF.length && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length);
    }

    private static Orientation read(byte[] segment) {
        var tiff = ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length)
                .slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (var n = 0; n < entries; n++) {
            var entry = directory + 2 + n * 12;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                var value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 2 && value <= 8 ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
