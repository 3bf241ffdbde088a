package io.jianguan.document;

import io.jianguan.audit.AuditLog;
import io.jianguan.document.Documents.Document;
import io.jianguan.identity.Actor;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** New contents in the place of old ones, which stay readable. */
@Component
class Versions {
    private static final int LONGEST_NOTE = 500;

    private final JdbcClient jdbc;
    private final Documents documents;
    private final DocumentRights rights;
    private final AuditLog audit;
    private final Clock clock;

    Versions(JdbcClient jdbc, Documents documents, DocumentRights rights, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param madeBy username */
    record Version(
            int version,
            String name,
            String type,
            long size,
            String hash,
            String madeBy,
            OffsetDateTime madeAt,
            @Nullable String note) {}

    /** Newest first, the one in force included. */
    List<Version> of(Document document) {
        return jdbc.sql("""
                SELECT version, name, type, size, hash, coalesce(version_by, uploaded_by) AS made_by,
                  coalesce(version_at, uploaded_at) AS made_at, version_note AS note
                FROM document.document WHERE id = :id
                UNION ALL
                SELECT version, name, type, size, hash, made_by, made_at, note
                FROM document.past_version WHERE document_id = :id
                ORDER BY version DESC LIMIT 200""")
                .param("id", UUID.fromString(document.id()))
                .query(Version.class)
                .list();
    }

    /**
     * @param version null: the one in force
     * @throws Problem {@code document.version-unknown}
     */
    Document of(Document document, @Nullable Integer version) {
        return version == null || version == document.version()
                ? document
                : jdbc.sql("""
                        SELECT document_id AS id, name, type, size, hash, version
                        FROM document.past_version WHERE document_id = :id AND version = :version""")
                        .param("id", UUID.fromString(document.id()))
                        .param("version", version)
                        .query((row, n) -> Documents.document(row))
                        .optional()
                        .orElseThrow(() -> Problem.notFound("document.version-unknown", version));
    }

    /** Who made the version, and when. */
    Version made(Document document) {
        return of(document).stream()
                .filter(one -> one.version() == document.version())
                .findFirst()
                .orElseThrow(() -> Problem.notFound("document.version-unknown", document.version()));
    }

    /**
     * Puts what was just uploaded in the place of a document; the upload is no document of its own any more.
     *
     * @param expected the version that was seen
     * @throws Problem {@code document.unreadable}, {@code document.not-replaceable}, {@code document.sealed},
     *     {@code document.version-changed}, {@code document.unknown} where the upload is not the person's own or attached already
     */
    @Transactional
    Document replace(Actor actor, String id, int expected, String uploadId, @Nullable String note) {
        var document = rights.readable(actor, id);
        if (!rights.changeable(actor, id)) {
            throw Problem.forbidden("document.not-replaceable");
        }
        if (documents.isSealed(document.id())) {
            throw Problem.conflict("document.sealed");
        }
        var upload = Documents.uuid(uploadId).orElseThrow(() -> Problem.notFound("document.unknown", uploadId));
        var now = OffsetDateTime.now(clock);
        var target = UUID.fromString(document.id());
        jdbc.sql("""
                INSERT INTO document.past_version
                  (document_id, version, name, type, size, hash, made_by, made_at, note)
                SELECT id, version, name, type, size, hash, coalesce(version_by, uploaded_by),
                  coalesce(version_at, uploaded_at), version_note
                FROM document.document WHERE id = :id AND version = :expected FOR UPDATE""").param("id", target).param("expected", expected).update();
        int replaced = jdbc.sql("""
                UPDATE document.document d SET version = d.version + 1, name = n.name, type = n.type, size = n.size,
                  hash = n.hash, name_words = n.name_words, version_by = :username, version_at = :now,
                  version_note = :note
                FROM document.document n
                WHERE d.id = :id AND d.version = :expected AND NOT d.sealed AND n.id = :upload AND n.id <> d.id
                  AND n.uploaded_by = :username AND n.version = 1
                  AND NOT EXISTS (SELECT FROM document.attachment a WHERE a.document_id = n.id)""")
                .param("id", target)
                .param("expected", expected)
                .param("upload", upload)
                .param("username", actor.username())
                .param("now", now)
                .param("note", note == null || note.isBlank() ? null : shortened(note.strip()))
                .update();
        if (replaced == 0) {
            throw document.version() == expected
                    ? Problem.notFound("document.unknown", uploadId)
                    : Problem.conflict("document.version-changed");
        }
        jdbc.sql("DELETE FROM document.document WHERE id = :id")
                .param("id", upload)
                .update();
        var current = rights.readable(actor, id);
        audit.record(
                actor.username(),
                "document.replaced",
                "document:" + id,
                Map.of("version", current.version(), "hash", current.hash(), "before", document.hash()));
        return current;
    }

    private static String shortened(String note) {
        return note.substring(0, Math.min(LONGEST_NOTE, note.length()));
    }
}
