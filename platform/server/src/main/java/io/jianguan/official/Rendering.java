package io.jianguan.official;

import io.jianguan.rest.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes documents, two at a time and on threads of their own, each within a limit of time and size. */
@Component
class Rendering implements DisposableBean {
    private static final int AT_ONCE = 2;
    private static final int PAGES_SHOWN = 20;
    private static final int MOST_TEXT = 12_000_000;
    private static final long PATIENCE = 60;
    private static final long LIMIT = 60;
    private final Typefaces faces;
    private final PdfMaking pdfs;
    private final OfdMaking ofds;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("official-", 0).factory());

    Rendering(Typefaces faces, PdfMaking pdfs, OfdMaking ofds) {
        this.faces = faces;
        this.pdfs = pdfs;
        this.ofds = ofds;
    }

    /** @param words everything about the template that filling it in needs */
    record Order(byte[] template, TemplateSettings settings, Vocabulary words, Facts facts, double sealWidth) {}

    record Made(byte[] docx, byte[] pdf, byte[] ofd) {}

    /**
     * Waits for a turn before anything that others would wait for is held.
     *
     * @throws Problem {@code official.busy}
     */
    <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "official.busy");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "official.busy");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /** @throws Problem {@code official.broken}, {@code official.too-long}, {@code official.characters} */
    Made make(Order order) {
        var docx = docx(order);
        return within(() -> {
            var pdf = pdfs.pdf(docx);
            complete(pdf, docx);
            return new Made(docx, pdf, ofds.ofd(pdf));
        });
    }

    byte[] pdf(Order order) {
        var docx = docx(order);
        return within(() -> pdfs.pdf(docx));
    }

    /**
     * @param pages the first ones, as pictures in data addresses
     * @param empty fields that had nothing to say, as people call them
     * @param missing characters that no typeface has
     */
    record DocumentPages(List<String> pages, int count, List<String> empty, List<String> missing) {}

    DocumentPages preview(Order order) {
        var docx = docx(order);
        var empty = order.facts().empty().stream()
                .map(order.words()::label)
                .distinct()
                .toList();
        return within(() -> {
            var missing = List.copyOf(faces.missing(text(docx)));
            try (var document = Loader.loadPDF(pdfs.pdf(docx))) {
                var pages = new ArrayList<String>();
                var painter = new PDFRenderer(document);
                for (var n = 0; n < Math.min(document.getNumberOfPages(), PAGES_SHOWN); n++) {
                    var out = new ByteArrayOutputStream();
                    ImageIO.write(painter.renderImageWithDPI(n, 96, ImageType.RGB), "png", out);
                    pages.add("data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray()));
                }
                return new DocumentPages(pages, document.getNumberOfPages(), empty, missing);
            }
        });
    }

    /** On the caller's thread: it sees what the caller's transaction has written. Papers speak Chinese. */
    private static byte[] docx(Order order) {
        var before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            var filled = Filling.fill(
                    order.template(),
                    order.facts(),
                    order.words().lists(),
                    order.words().pictures(),
                    order.sealWidth());
            var docx = SealAnchor.afloat(filled, order.settings().seal());
            if (text(docx).length() > MOST_TEXT) {
                throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "official.too-long");
            }
            return docx;
        } catch (IllegalArgumentException broken) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "official.broken", String.valueOf(broken.getMessage()));
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    private static String text(byte[] docx) {
        var content = Parts.of(docx).content("word/document.xml");
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    private void complete(byte[] pdf, byte[] docx) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            if (document.getNumberOfPages() > 500) {
                throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "official.too-long");
            }
        }
        var missing = faces.missing(text(docx));
        if (!missing.isEmpty()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "official.characters", String.join("", missing));
        }
    }

    private <T> T within(Callable<T> work) {
        var running = threads.submit(work);
        try {
            return running.get(LIMIT, TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            running.cancel(true);
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "official.too-long");
        } catch (InterruptedException stopped) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw new IllegalStateException("a document cannot be made", failed.getCause());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
