package io.jianguan.document;

import io.jianguan.document.Documents.Document;
import io.jianguan.document.reader.ReadFile;
import io.jianguan.document.reader.ReaderFailed;
import io.jianguan.document.reader.Readers;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Small JPEGs of pictures and pages. Made once, kept on disk; by a reader, whose process may die of what it draws. */
@Component
class Previews {
    private static final long MOST_PIXELS = 80_000_000;

    private final FileStore files;
    private final Readers readers;
    private final Path folder;

    Previews(FileStore files, Readers readers, DocumentSettings settings) {
        this.files = files;
        this.readers = readers;
        this.folder = settings.data().resolve("previews");
    }

    /**
     * @param page of a PDF, an OFD or a TIFF, from 1
     * @param size of the square it fits in, in pixels
     * @throws Problem {@code document.no-preview}, {@code document.too-many-pixels}
     */
    Path of(Document document, int page, int size) {
        var hash = document.hash();
        var preview = folder.resolve(hash.substring(0, 2))
                .resolve(hash + "-" + size + (page == 1 ? "" : "-" + page) + ".jpg");
        if (Files.exists(preview)) {
            return preview;
        }
        try (var original = files.hold(hash)) {
            return kept(drawn(original.path(), document, page, size), preview);
        } catch (IOException failed) {
            throw new UncheckedIOException("no preview of document " + document.id(), failed);
        }
    }

    static Problem none() {
        return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "document.no-preview");
    }

    private byte[] drawn(Path original, Document document, int page, int size) {
        var drawn = asked(original, document, page, size);
        if (drawn.outcome().equals("pixels")) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "document.too-many-pixels", MOST_PIXELS / 1_000_000);
        }
        if (!drawn.isDone() || drawn.picture().length == 0) {
            throw none();
        }
        return drawn.picture();
    }

    private ReadFile asked(Path original, Document document, int page, int size) {
        try {
            return MediaTypes.isDrawn(document.type())
                    ? readers.draw(original, page, size)
                    : readers.shrink(original, page, size, MOST_PIXELS);
        } catch (ReaderFailed died) {
            throw none();
        }
    }

    static Path kept(byte[] content, Path preview) throws IOException {
        Files.createDirectories(preview.getParent());
        var part = Files.createTempFile(preview.getParent(), "preview", ".part");
        try {
            Files.write(part, content);
            return Files.move(part, preview, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
