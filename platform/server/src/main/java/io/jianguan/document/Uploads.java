package io.jianguan.document;

import io.jianguan.audit.AuditLog;
import io.jianguan.document.Documents.Document;
import io.jianguan.fulltext.Tokens;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;

/** Takes files in. */
@Component
class Uploads {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final FileStore files;
    private final ReadingQueue queue;
    private final Scanning scanning;
    private final AuditLog audit;
    private final Clock clock;
    private final MessageSource messages;

    Uploads(
            JdbcClient jdbc,
            TransactionOperations transactions,
            FileStore files,
            ReadingQueue queue,
            Scanning scanning,
            AuditLog audit,
            Clock clock,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.files = files;
        this.queue = queue;
        this.scanning = scanning;
        this.audit = audit;
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * Keeps a file for its uploader. The same again, while it is attached nowhere, is the same document.
     *
     * @throws Problem {@code document.empty}, {@code document.infected}, {@code document.scanner-away}
     */
    Document upload(InputStream content, @Nullable String givenName, String username) {
        return keep(files.store(content), givenName, username);
    }

    /** As {@link #upload}, of what is stored already. */
    Document keep(FileStore.Stored stored, @Nullable String givenName, String username) {
        if (stored.size() == 0) {
            throw empty();
        }
        var name = FileName.of(givenName);
        var scan = scanning.admit(stored, name, username);
        var known = unattached(stored, name, username);
        return known.orElseGet(() -> add(
                new Document(UUID.randomUUID().toString(), name, type(stored), stored.size(), stored.hash(), 1),
                scan,
                username));
    }

    Problem empty() {
        var text = messages.getMessage("problem.document.empty", null, LocaleContextHolder.getLocale());
        return Problem.invalid("document.empty", List.of(new FieldError("file", "empty", text)));
    }

    static Problem tooLarge(DataSize limit) {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, "document.too-large", limit.toMegabytes());
    }

    private Document add(Document document, String scan, String username) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                    INSERT INTO document.document
                      (id, name, type, size, hash, uploaded_by, uploaded_at, name_words)
                    VALUES (:id::uuid, :name, :type, :size, :hash, :username, :at, array_to_tsvector(:words))""")
                    .param("words", Tokens.of(document.name()).toArray(String[]::new))
                    .param("id", document.id())
                    .param("name", document.name())
                    .param("type", document.type())
                    .param("size", document.size())
                    .param("hash", document.hash())
                    .param("username", username)
                    .param("at", OffsetDateTime.now(clock))
                    .update();
            queue.add(document.hash(), scan);
            audit.record(
                    username,
                    "document.uploaded",
                    "document:" + document.id(),
                    Map.of("hash", document.hash(), "type", document.type(), "size", document.size()));
        });
        return document;
    }

    private Optional<Document> unattached(FileStore.Stored stored, String name, String username) {
        return jdbc.sql("""
                SELECT id, name, type, size, hash, version FROM document.document d
                WHERE hash = :hash AND name = :name AND uploaded_by = :username AND version = 1
                  AND NOT EXISTS (SELECT FROM document.attachment a WHERE a.document_id = d.id)
                LIMIT 1""")
                .param("hash", stored.hash())
                .param("name", name)
                .param("username", username)
                .query((row, n) -> Documents.document(row))
                .optional();
    }

    private String type(FileStore.Stored stored) {
        try (var held = files.hold(stored.hash())) {
            return MediaTypes.of(held.path());
        } catch (IOException failed) {
            throw new UncheckedIOException("a document cannot be read: " + stored.hash(), failed);
        }
    }
}
