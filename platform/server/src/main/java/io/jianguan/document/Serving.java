package io.jianguan.document;

import io.jianguan.document.Documents.Document;
import io.jianguan.rest.Problem;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers with what people uploaded, so that whatever a browser makes of it runs nothing and belongs to nobody. */
@Component
class Serving {
    static final String POLICY = "sandbox; default-src 'none'";
    /** For a page of ours made of what they uploaded, in a frame of ours. */
    static final String PAGE_POLICY =
            "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final FileStore files;
    private final JdbcClient jdbc;

    Serving(FileStore files, JdbcClient jdbc) {
        this.files = files;
        this.jdbc = jdbc;
    }

    /** The file itself; parts of it where the browser asks for ranges. */
    ResponseEntity<Resource> content(Document document, boolean download) {
        refuseInfected(document);
        var inline = !download && MediaTypes.isShownByBrowsers(document.type());
        var disposition = inline ? ContentDisposition.inline() : ContentDisposition.attachment();
        var answer = answer(document.hash())
                .contentType(MediaType.parseMediaType(document.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString());
        if (!inline) {
            answer.header("Content-Security-Policy", POLICY);
        }
        return answer.body(files.content(document.hash(), document.size()));
    }

    /** @throws Problem {@code document.quarantined} */
    void refuseInfected(Document document) {
        var infected = jdbc.sql("SELECT signature FROM document.content WHERE hash = :hash AND scan = 'infected'")
                .param("hash", document.hash())
                .query(String.class)
                .optional();
        if (infected.isPresent()) {
            throw new Problem(HttpStatus.FORBIDDEN, "document.quarantined", infected.get());
        }
    }

    /** Rights are asked for again every time; the content, once seen, is not sent again. */
    static ResponseEntity.BodyBuilder answer(String tag) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + tag + "\"");
    }
}
