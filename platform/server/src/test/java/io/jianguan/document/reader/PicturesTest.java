package io.jianguan.document.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.document.Samples;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures within office files, and pictures of several pages. */
@Tag("C8")
class PicturesTest extends WithReaders {
    private static final Pattern IMAGE = Pattern.compile("<img alt=\"\" src=\"data:image/jpeg;base64,([^\"]+)\">");

    @Test
    void shouldShowAPictureWhereItStandsInAText() throws Exception {
        var page =
                readers.page(file(docx(coloured("png", 2000, 1000, Color.RED)))).markup();

        var pictures = pictures(page);
        assertThat(pictures).hasSize(1);
        assertThat(pictures.getFirst().getWidth()).isEqualTo(900);
        assertColour(pictures.getFirst(), 0.5, 0.5, Color.RED);
        assertThat(page.indexOf("整改前")).isLessThan(page.indexOf("<img"));
        assertThat(page.indexOf("<img")).isLessThan(page.indexOf("整改后"));
        assertThat(readers.read(file(docx(coloured("png", 9, 9, Color.RED)))).markup())
                .doesNotContain("img", "\u0001");
    }

    @Test
    void shouldShowPicturesOfSheetsAndSlides() throws Exception {
        assertThat(pictures(readers.page(file(xlsx(coloured("jpeg", 40, 40, Color.BLUE))))
                        .markup()))
                .singleElement()
                .satisfies(one -> assertColour(one, 0.5, 0.5, Color.BLUE));
        assertThat(pictures(readers.page(file(pptx(coloured("png", 40, 40, Color.GREEN))))
                        .markup()))
                .singleElement()
                .satisfies(one -> assertColour(one, 0.5, 0.5, Color.GREEN));
    }

    @Test
    void shouldLeaveOutAWallAndWhatIsNoPicture() throws Exception {
        var page = readers.page(file(docx(Samples.wall(90_000, 90_000))));

        assertThat(page.isDone()).isTrue();
        assertThat(page.markup()).contains("整改前").doesNotContain("<img");
        assertThat(readers.page(file(docx("no picture".getBytes(UTF_8)))).markup())
                .doesNotContain("<img");
        unharmed();
    }

    @Test
    void shouldShowNoMoreThanAPageHolds() throws Exception {
        var many = new byte[130][];
        for (int n = 0; n < many.length; n++) {
            many[n] = coloured("png", 10, 10, new Color(n, 0, 0));
        }

        assertThat(pictures(readers.page(file(docx(many))).markup())).hasSize(100);
    }

    @Test
    void shouldShowEachPageOfAScan() throws Exception {
        var scan = file(tiff("LZW", image(Color.RED, 300, 200), image(Color.BLUE, 300, 200)));

        assertThat(readers.read(scan).properties()).containsEntry("xmpTPg:NPages", "2");
        var second = image(readers.shrink(scan, 2, 150, 1_000_000).picture());
        assertThat(second.getWidth()).isEqualTo(150);
        assertColour(second, 0.5, 0.5, Color.BLUE);
        assertThat(readers.shrink(scan, 3, 150, 1_000_000).outcome()).isEqualTo("damaged");
        assertThat(readers.shrink(scan, 1, 150, 59_999).outcome()).isEqualTo("pixels");
    }

    @Test
    void shouldSurviveAScanThatNoMemoryHolds() throws Exception {
        var blank = new BufferedImage(20_000, 16_000, BufferedImage.TYPE_BYTE_BINARY);
        var scan = file(tiff("Deflate", blank));

        assertThat(readers.shrink(scan, 1, 240, 80_000_000).outcome()).isEqualTo("pixels");
        try {
            readers.shrink(scan, 1, 240, Long.MAX_VALUE);
        } catch (ReaderFailed died) {
            assertThat(died.isSlow()).isFalse();
        }
        var cut = tiff("LZW", image(Color.RED, 300, 200));
        assertThat(readers.shrink(file(Arrays.copyOf(cut, cut.length / 2)), 1, 240, 1_000_000)
                        .isDone())
                .isFalse();
        unharmed();
    }

    private static List<BufferedImage> pictures(String markup) {
        return IMAGE.matcher(markup)
                .results()
                .map(found -> {
                    try {
                        return image(Base64.getDecoder().decode(found.group(1)));
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                })
                .toList();
    }

    private static byte[] docx(byte[]... pictures) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("整改前");
            for (var picture : pictures) {
                document.createParagraph()
                        .createRun()
                        .addPicture(
                                new ByteArrayInputStream(picture),
                                PictureType.PNG,
                                "照片.png",
                                Units.toEMU(90),
                                Units.toEMU(90));
            }
            document.createParagraph().createRun().setText("整改后");
            document.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] xlsx(byte[] picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("台账");
            sheet.createRow(0).createCell(0).setCellValue("整改前");
            var anchor = book.getCreationHelper().createClientAnchor();
            sheet.createDrawingPatriarch()
                    .createPicture(anchor, book.addPicture(picture, XSSFWorkbook.PICTURE_TYPE_JPEG));
            book.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] pptx(byte[] picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var show = new XMLSlideShow()) {
            var data = show.addPicture(picture, PictureData.PictureType.PNG);
            show.createSlide().createPicture(data).setAnchor(new Rectangle(10, 10, 90, 90));
            show.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage image(Color colour, int width, int height) throws IOException {
        return image(coloured("png", width, height, colour));
    }

    private static byte[] tiff(String compression, BufferedImage... pages) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(compression);
            writer.prepareWriteSequence(null);
            for (var page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), how);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
