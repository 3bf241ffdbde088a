package io.jianguan.document.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.document.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a file does, it does to its own process only: after each, a harmless one is read. */
@Tag("C8")
class ReadersTest extends WithReaders {
    @Test
    void shouldReadTextAndMarkupOfAnOfficeFile() throws Exception {
        var read = readers.read(file(Samples.docx("储罐区有危险化学品")));

        assertThat(read.isDone()).isTrue();
        assertThat(read.type()).endsWith("wordprocessingml.document");
        assertThat(read.text()).contains("项目 结果", "储罐区有危险化学品");
        assertThat(read.markup()).contains("<table>", "<td", "储罐区有危险化学品");
        assertThat(read.cut()).isFalse();
    }

    @Test
    void shouldReadChineseInOldEncodings() throws Exception {
        var text = "检查发现消防通道被占用，已责令限期改正。";

        assertThat(readers.read(file(text.getBytes(Charset.forName("GBK")))).text())
                .isEqualTo(text);
    }

    @Test
    void shouldShrinkAPictureAndRefuseAWallOfPixels() throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 100, BufferedImage.TYPE_INT_RGB), "png", png);
        var picture = file(png.toByteArray());

        var shrunk = readers.shrink(picture, 1, 200, 1_000_000);

        assertThat(ImageIO.read(new ByteArrayInputStream(shrunk.picture())))
                .satisfies(small -> assertThat(small.getWidth()).isEqualTo(200))
                .satisfies(small -> assertThat(small.getHeight()).isEqualTo(50));
        assertThat(readers.shrink(picture, 1, 200, 39_999).outcome()).isEqualTo("pixels");
        assertThat(readers.shrink(file("no picture".getBytes(UTF_8)), 1, 200, 1_000_000)
                        .outcome())
                .isEqualTo("damaged");
    }

    @Test
    void shouldDrawTheFirstPageOfAPdfAndReadIt() throws Exception {
        var pdf = file(Samples.pdf("Inspection 2026"));

        var picture =
                ImageIO.read(new ByteArrayInputStream(readers.draw(pdf, 1, 240).picture()));

        assertThat(picture.getHeight()).isBetween(239, 241);
        assertThat(readers.draw(pdf, 2, 240).isDone()).isFalse();
        assertThat(readers.read(pdf).text()).isEqualTo("Inspection 2026");
    }

    @Test
    void shouldKeepNoMoreThanTheLimit() throws Exception {
        var read = readers.read(file("很长".repeat(300_000).getBytes(UTF_8)));

        assertThat(read.cut()).isTrue();
        assertThat(read.text()).hasSize(200_000);
    }

    @Test
    void shouldNotReadWhatAFileRefersTo() throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "top-secret");

        var read = readers.read(file(Samples.docxReading(secret.toUri().toString())));

        assertThat(read.text() + read.markup()).doesNotContain("top-secret");
        unharmed();
    }

    @Test
    void shouldEndABombAndWhatIsBroken() throws Exception {
        unread(Samples.bomb(300));
        unharmed();
        assertThat(readers.read(file(Samples.laughs())).outcome()).isEqualTo("damaged");
        assertThat(readers.read(file("%PDF-1.7 broken".getBytes(UTF_8))).outcome())
                .isEqualTo("damaged");
        unharmed();
    }

    @Test
    void shouldSurviveWhatNoMemoryHolds() throws Exception {
        unread(Samples.longAttribute(400));
        unharmed();
    }

    @Test
    void shouldEndWhatNeverEnds() throws Exception {
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (var impatient = readers(Duration.ofSeconds(2), 1000)) {
            impatient.read(file("warm".getBytes(UTF_8)));

            assertThatThrownBy(() -> impatient.read(pipe))
                    .isInstanceOfSatisfying(
                            ReaderFailed.class,
                            failed -> assertThat(failed.isSlow()).isTrue());
            assertThat(impatient.read(file("calm".getBytes(UTF_8))).text()).isEqualTo("calm");
        }
    }
}
