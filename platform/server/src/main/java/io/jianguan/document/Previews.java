package io.jianguan.document;

import io.jianguan.document.Documents.Document;
import io.jianguan.document.reader.ReaderFailed;
import io.jianguan.document.reader.Readers;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Small JPEGs of pictures, without the place and time that cameras write into them. Made once, kept on disk. */
@Component
class Previews {
    private final FileStore files;
    private final Readers readers;
    private final Path folder;
    /** Decoding takes memory: a crowd of uploads waits here, not in the heap. */
    private final Semaphore atWork = new Semaphore(2);

    Previews(FileStore files, Readers readers, DocumentSettings settings) {
        this.files = files;
        this.readers = readers;
        this.folder = settings.data().resolve("previews");
    }

    /**
     * @param page of a PDF, from 1
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
            return inTurn(original.path(), document, page, size, preview);
        } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw none();
        } catch (IOException failed) {
            throw new UncheckedIOException("no preview of document " + document.id(), failed);
        }
    }

    private Path inTurn(Path original, Document document, int page, int size, Path preview) throws IOException {
        atWork.acquireUninterruptibly();
        try {
            return make(original, document, page, size, preview);
        } finally {
            atWork.release();
        }
    }

    static Problem none() {
        return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "document.no-preview");
    }

    private Path make(Path original, Document document, int page, int size, Path preview) throws IOException {
        Files.createDirectories(preview.getParent());
        var part = Files.createTempFile(preview.getParent(), "preview", ".part");
        try {
            if (document.type().equals(MediaTypes.PDF)) {
                Files.write(part, page(original, page, size));
            } else {
                Picture.shrink(original, size, part);
            }
            return Files.move(part, preview, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Not drawn here: a PDF is a program, and its process may die of it. */
    private byte[] page(Path original, int page, int size) {
        try {
            var drawn = readers.draw(original, page, size);
            if (drawn.isDone() && drawn.picture().length > 0) {
                return drawn.picture();
            }
        } catch (ReaderFailed died) {
            // as without a preview
        }
        throw none();
    }
}
