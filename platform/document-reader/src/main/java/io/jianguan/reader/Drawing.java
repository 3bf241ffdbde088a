package io.jianguan.reader;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A page of a PDF or an OFD as a picture. */
final class Drawing {
    private static final String PDF = "application/pdf";

    private Drawing() {}

    /** @param number from 1 */
    static Answer of(Path file, int number, int size) {
        return OfdParts.isOfd(file) ? OfdDrawing.of(file, number, size) : pdf(file, number, size);
    }

    private static Answer pdf(Path file, int number, int size) {
        try (var document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (number < 1 || number > document.getNumberOfPages()) {
                return Answer.failure("damaged", PDF);
            }
            var page = document.getPage(number - 1).getCropBox();
            var longest = Math.max(page.getWidth(), page.getHeight());
            var renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            var image = renderer.renderImage(number - 1, Math.min(4, size / Math.max(1, longest)), ImageType.RGB);
            return Answer.picture(Picture.jpeg(image));
        } catch (InvalidPasswordException secret) {
            return Answer.failure("encrypted", PDF);
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            return Answer.failure("damaged", PDF);
        }
    }
}
