package io.jianguan.document;

import io.jianguan.document.Documents.Document;
import io.jianguan.rest.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was read out of documents. */
@Component
class Texts {
    private static final String PAGE = """
            <!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <style>
            body{font:15px/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#17272b;background:#fff;margin:0;padding:24px;overflow-wrap:anywhere}
            table{border-collapse:collapse;margin:12px 0;font-size:14px}td,th{border:1px solid #c3ced1;padding:4px 8px;vertical-align:top;min-width:2em}
            h1{font-size:20px}h2,h3{font-size:17px}p{margin:6px 0}
            .slide-content{border:1px solid #c3ced1;border-radius:6px;padding:16px 24px;margin:0 0 16px;min-height:120px}
            @media(max-width:600px){body{padding:12px}}
            </style></head><body>""";

    private final JdbcClient jdbc;

    Texts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param state waiting, read, unreadable */
    record DocumentText(String state, @Nullable String text, boolean cut) {}

    DocumentText of(Document document) {
        return jdbc.sql("SELECT state, body AS text, cut FROM document.content WHERE hash = :hash")
                .param("hash", document.hash())
                .query(DocumentText.class)
                .optional()
                .orElse(new DocumentText("waiting", null, false));
    }

    /** @throws Problem {@code document.no-preview} */
    String page(Document document) {
        return jdbc
                .sql("SELECT markup FROM document.content WHERE hash = :hash AND markup IS NOT NULL")
                .param("hash", document.hash())
                .query(String.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(markup -> PAGE + markup + "</body></html>")
                .orElseThrow(() -> new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "document.no-preview"));
    }
}
