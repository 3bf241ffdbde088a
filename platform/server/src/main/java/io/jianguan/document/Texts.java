package io.jianguan.document;

import io.jianguan.document.Documents.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was read out of documents. */
@Component
class Texts {
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
}
