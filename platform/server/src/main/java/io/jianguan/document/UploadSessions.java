package io.jianguan.document;

import io.jianguan.document.Documents.Document;
import io.jianguan.document.FileStore.Part;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Uploads in chunks: what has arrived stays, and the rest may come after a broken connection or a new page. */
@Component
class UploadSessions {
    private static final Logger log = LoggerFactory.getLogger(UploadSessions.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final FileStore files;
    private final Incoming incoming;
    private final Uploads uploads;
    private final Documents documents;
    private final DocumentSettings.Documents settings;
    private final Clock clock;

    UploadSessions(
            JdbcClient jdbc,
            TransactionOperations transactions,
            FileStore files,
            Incoming incoming,
            Uploads uploads,
            Documents documents,
            DocumentSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.files = files;
        this.incoming = incoming;
        this.uploads = uploads;
        this.documents = documents;
        this.settings = settings.documents();
        this.clock = clock;
    }

    /**
     * @param received bytes that are kept: where the next chunk begins
     * @param documentId what became of it, once complete
     */
    record Session(
            String id,
            String name,
            long size,
            long received,
            OffsetDateTime expiresAt,
            @Nullable String documentId) {}

    /**
     * Begins an upload, or goes on with one of the same person and file.
     *
     * @param fingerprint what the browser knows the file by
     * @throws Problem {@code document.empty}, {@code document.too-large}, {@code document.uploads-full}
     */
    @Transactional
    Session begin(String name, long size, String fingerprint, String username) {
        if (size <= 0) {
            throw uploads.empty();
        }
        if (size > settings.maxSize().toBytes()) {
            throw Uploads.tooLarge(settings.maxSize());
        }
        // one at a time for a person: two pages that begin the same upload must find the same
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('document.upload:' || :username))")
                .param("username", username)
                .query(row -> {});
        var known = jdbc.sql("""
                SELECT id::text, name, size, received, expires_at, document_id::text FROM document.upload
                WHERE username = :username AND fingerprint = :fingerprint AND size = :size AND name = :name
                  AND expires_at > :now AND document_id IS NULL
                ORDER BY started_at DESC LIMIT 1""")
                .param("username", username)
                .param("fingerprint", fingerprint)
                .param("size", size)
                .param("name", FileName.of(name))
                .param("now", OffsetDateTime.now(clock))
                .query(Session.class)
                .optional();
        return known.orElseGet(() -> begun(name, size, fingerprint, username));
    }

    private Session begun(String name, long size, String fingerprint, String username) {
        var now = OffsetDateTime.now(clock);
        refuseTooMany(size, username, now);
        return jdbc.sql("""
                INSERT INTO document.upload (id, username, name, size, fingerprint, started_at, expires_at)
                VALUES (:id, :username, :name, :size, :fingerprint, :now, :until)
                RETURNING id::text, name, size, received, expires_at, document_id::text""")
                .param("id", UUID.randomUUID())
                .param("username", username)
                .param("name", FileName.of(name))
                .param("size", size)
                .param("fingerprint", fingerprint)
                .param("now", now)
                .param("until", now.plus(settings.uploads().keep()))
                .query(Session.class)
                .single();
    }

    private record Underway(int count, long own, long all) {}

    private void refuseTooMany(long size, String username, OffsetDateTime now) {
        var underway = jdbc.sql("""
                SELECT count(*) FILTER (WHERE username = :username) AS count,
                  coalesce(sum(size) FILTER (WHERE username = :username), 0) AS own, coalesce(sum(size), 0) AS "all"
                FROM document.upload WHERE document_id IS NULL AND expires_at > :now""")
                .param("username", username)
                .param("now", now)
                .query(Underway.class)
                .single();
        var limits = settings.uploads();
        if (underway.count() >= limits.most()
                || underway.own() + size > limits.perUser().toBytes()) {
            throw new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "document.uploads-yours",
                    limits.most(),
                    limits.perUser().toMegabytes());
        }
        if (underway.all() + size > limits.inTotal().toBytes() || !incoming.hasRoom(size)) {
            throw new Problem(HttpStatus.INSUFFICIENT_STORAGE, "document.no-space");
        }
    }

    /** @throws Problem {@code document.upload-unknown}, also where it is somebody else's */
    Session of(String id, String username) {
        return find(id, username, false);
    }

    private Session find(String id, String username, boolean lock) {
        return Documents.uuid(id)
                .flatMap(uuid -> jdbc.sql("""
                        SELECT id::text, name, size, received, expires_at, document_id::text FROM document.upload
                        WHERE id = :id AND username = :username AND expires_at > :now""" + (lock ? " FOR UPDATE" : ""))
                        .param("id", uuid)
                        .param("username", username)
                        .param("now", OffsetDateTime.now(clock))
                        .query(Session.class)
                        .optional())
                .orElseThrow(() -> Problem.notFound("document.upload-unknown"));
    }

    /**
     * Keeps the next chunk. One that is cut off on its way is kept as far as it came.
     *
     * @throws Problem {@code document.upload-offset} where it does not begin at what has arrived
     */
    Session add(String id, long offset, InputStream chunk, String username) {
        var session = of(id, username);
        refuseOther(session, offset);
        var most = Math.min(settings.uploads().chunk().toBytes(), session.size() - offset);
        Path file = incoming.chunk(chunk, most);
        try {
            var part = new Part(offset, Files.size(file));
            if (part.length() == 0) {
                return session;
            }
            // outside of the transaction: a store that is slow holds up no connection to the database
            files.keepPart(id, part, file);
            return Objects.requireNonNull(transactions.execute(status -> added(id, part, username)));
        } catch (IOException failed) {
            throw new UncheckedIOException("a chunk could not be kept", failed);
        } finally {
            incoming.drop(file);
        }
    }

    private Session added(String id, Part part, String username) {
        refuseOther(find(id, username, true), part.start());
        jdbc.sql("INSERT INTO document.upload_part (upload_id, start, length) VALUES (:id, :start, :length)")
                .param("id", UUID.fromString(id))
                .param("start", part.start())
                .param("length", part.length())
                .update();
        jdbc.sql("UPDATE document.upload SET received = received + :length, expires_at = :until WHERE id = :id")
                .param("id", UUID.fromString(id))
                .param("length", part.length())
                .param(
                        "until",
                        OffsetDateTime.now(clock).plus(settings.uploads().keep()))
                .update();
        return find(id, username, false);
    }

    private static void refuseOther(Session session, long offset) {
        if (session.documentId() != null || session.received() != offset || offset >= session.size()) {
            throw Problem.conflict("document.upload-offset", session.received());
        }
    }

    /**
     * Makes a document of what has arrived; again, the same.
     *
     * @param sha256 hex, as the browser reckoned it
     * @throws Problem {@code document.upload-incomplete}; {@code document.upload-damaged}: it has to begin anew
     */
    Document complete(String id, String sha256, String username) {
        var session = of(id, username);
        if (session.documentId() != null) {
            return documents.find(List.of(session.documentId())).getFirst();
        }
        if (session.received() != session.size()) {
            throw Problem.conflict("document.upload-incomplete", session.received(), session.size());
        }
        FileStore.Stored stored = files.store(whole(session));
        if (!stored.hash().equalsIgnoreCase(sha256) || stored.size() != session.size()) {
            cancel(id, username);
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "document.upload-damaged");
        }
        var document = uploads.keep(stored, session.name(), username);
        jdbc.sql("UPDATE document.upload SET document_id = :document WHERE id = :id")
                .param("document", UUID.fromString(document.id()))
                .param("id", UUID.fromString(id))
                .update();
        dropped(id);
        return document;
    }

    private InputStream whole(Session session) {
        var parts = jdbc.sql("SELECT start, length FROM document.upload_part WHERE upload_id = :id ORDER BY start")
                .param("id", UUID.fromString(session.id()))
                .query(Part.class)
                .list()
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return files.part(session.id(), parts.next());
            }
        });
    }

    void cancel(String id, String username) {
        var session = of(id, username);
        jdbc.sql("UPDATE document.upload SET expires_at = :now WHERE id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("id", UUID.fromString(session.id()))
                .update();
        forget(session.id());
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 600_000)
    void forget() {
        jdbc.sql("SELECT id::text FROM document.upload WHERE expires_at < :now")
                .param("now", OffsetDateTime.now(clock))
                .query(String.class)
                .list()
                .forEach(this::forget);
    }

    /** Known for as long as it has pieces somewhere. */
    private void forget(String id) {
        if (dropped(id)) {
            jdbc.sql("DELETE FROM document.upload WHERE id = :id")
                    .param("id", UUID.fromString(id))
                    .update();
        }
    }

    private boolean dropped(String id) {
        try {
            files.dropParts(id);
            return true;
        } catch (Problem | UncheckedIOException away) {
            log.warn("Pieces of upload {} are left for later: {}", id, away.getMessage());
            return false;
        }
    }
}
