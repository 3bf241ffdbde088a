package io.jianguan.document.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** One reader for the tests of a class: whatever a file does to it, the next one is read. */
abstract class WithReaders {
    @TempDir
    static Path folder;

    static Readers readers;

    @BeforeAll
    static void start() {
        readers = readers(Duration.ofSeconds(60), 200_000);
    }

    @AfterAll
    static void end() {
        readers.close();
    }

    static Readers readers(Duration time, int characters) {
        return new Readers(new ReaderSettings(
                folder.resolve("reader" + characters), 1, DataSize.ofMegabytes(128), time, characters));
    }

    static Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "sample", ""), content);
    }

    static void unread(byte[] content) throws IOException {
        try {
            assertThat(readers.read(file(content)).isDone()).isFalse();
        } catch (ReaderFailed died) {
            assertThat(died.isSlow()).isFalse();
        }
    }

    static void unharmed() throws Exception {
        assertThat(readers.read(file("harmless".getBytes(UTF_8))).text()).isEqualTo("harmless");
    }

    static BufferedImage image(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    /** One colour all over. */
    static byte[] coloured(String format, int width, int height, Color colour) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** As JPEG keeps colours: nearly. */
    static void assertColour(BufferedImage image, double x, double y, Color expected) {
        var found = new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())));
        assertThat(Math.abs(found.getRed() - expected.getRed())
                        + Math.abs(found.getGreen() - expected.getGreen())
                        + Math.abs(found.getBlue() - expected.getBlue()))
                .as("%s where %s was expected", found, expected)
                .isLessThan(60);
    }
}
