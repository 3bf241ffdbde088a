package io.jianguan.document;

import io.jianguan.document.Documents.Document;
import io.jianguan.document.reader.ReaderFailed;
import io.jianguan.document.reader.Readers;
import io.jianguan.rest.Problem;
import io.jianguan.rest.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Office files as pages: their words, kept since they were read, and their pictures, read when first looked at. */
@Component
class OfficePages {
    private static final String PAGE = """
            <!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <style>
            body{font:15px/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#17272b;background:#fff;margin:0;padding:24px;overflow-wrap:anywhere}
            table{border-collapse:collapse;margin:12px 0;font-size:14px}td,th{border:1px solid #c3ced1;padding:4px 8px;vertical-align:top;min-width:2em}
            h1{font-size:20px}h2,h3{font-size:17px}p{margin:6px 0}img{max-width:100%;height:auto;vertical-align:middle}
            .slide-content{border:1px solid #c3ced1;border-radius:6px;padding:16px 24px;margin:0 0 16px;min-height:120px}
            @media(max-width:600px){body{padding:12px}}
            </style></head><body>""";

    private final JdbcClient jdbc;
    private final FileStore files;
    private final Readers readers;
    private final Path folder;

    OfficePages(JdbcClient jdbc, FileStore files, Readers readers, DocumentSettings settings) {
        this.jdbc = jdbc;
        this.files = files;
        this.readers = readers;
        this.folder = settings.data().resolve("previews");
    }

    /** @throws Problem {@code document.no-preview} */
    String of(Document document) {
        var words = jdbc
                .sql("SELECT markup FROM document.content WHERE hash = :hash AND markup IS NOT NULL")
                .param("hash", document.hash())
                .query(String.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(Previews::none);
        return PAGE + pictured(document.hash(), words) + "</body></html>";
    }

    private String pictured(String hash, String words) {
        var kept = folder.resolve(hash.substring(0, 2)).resolve(hash + "-page.html");
        try {
            if (!Files.exists(kept)) {
                Previews.kept(read(hash, words).getBytes(StandardCharsets.UTF_8), kept);
            }
            return Files.readString(kept);
        } catch (IOException | UncheckedIOException | Unavailable away) {
            // another time; the words are here
            return words;
        }
    }

    private String read(String hash, String words) throws IOException {
        try (var original = files.hold(hash)) {
            var page = readers.page(original.path());
            return page.isDone() && !page.markup().isEmpty() ? Markups.pictures(page.markup()) : words;
        } catch (ReaderFailed died) {
            return words;
        }
    }
}
