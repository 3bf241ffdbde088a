package io.jianguan.document;

import io.jianguan.rest.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Uploaded files. Whoever uploads owns a document until it is attached to a record; then the record's rights hold. */
@Component
public class Documents {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private final JdbcClient jdbc;
    private final Clock clock;

    Documents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param id UUID text
     * @param type media type found by content, not by name
     * @param size bytes
     * @param hash SHA-256, hex
     * @param version counts up with each new content
     */
    public record Document(String id, String name, String type, long size, String hash, int version) {

        /** The type, closer by the name where content alone cannot tell. */
        public String kind() {
            return MediaTypes.closer(type, name);
        }
    }

    /** The document ids in field values: they stand there as text, alone, in lists and in tables. */
    public static Set<String> idsIn(@Nullable Object values) {
        var ids = new LinkedHashSet<String>();
        collect(values, ids);
        return ids;
    }

    private static void collect(@Nullable Object value, Set<String> ids) {
        switch (value) {
            case String text when ID.matcher(text).matches() -> ids.add(text);
            case Collection<?> many -> many.forEach(one -> collect(one, ids));
            case Map<?, ?> fields -> fields.values().forEach(one -> collect(one, ids));
            case null, default -> {}
        }
    }

    /** In the order asked; unknown ids are left out. One query. */
    public List<Document> find(Collection<String> ids) {
        var known = known(ids);
        return new LinkedHashSet<>(ids)
                .stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /**
     * Binds documents to a record, in the caller's transaction. Those already bound to it stay so.
     *
     * @throws Problem {@code document.unknown} if one does not exist or belongs to somebody else
     */
    @Transactional
    public void attach(Collection<String> ids, String registry, long recordId, String username) {
        attach(ids, registry, recordId, username, List.of(username));
    }

    /**
     * As {@link #attach(Collection, String, long, String)}, for somebody who stands in for others.
     *
     * @param uploaders whose documents may be bound
     * @throws Problem {@code document.unknown} if one does not exist or belongs to nobody of them
     */
    @Transactional
    public void attach(
            Collection<String> ids, String registry, long recordId, String username, Collection<String> uploaders) {
        if (ids.isEmpty()) {
            return;
        }
        var asked = uuids(ids);
        jdbc.sql("""
                INSERT INTO document.attachment (document_id, registry, record_id, attached_by, attached_at)
                SELECT id, :registry, :record, :username, :at FROM document.document
                WHERE id = ANY(:ids) AND uploaded_by = ANY(:uploaders)
                ON CONFLICT DO NOTHING""")
                .param("ids", asked)
                .param("registry", registry)
                .param("record", recordId)
                .param("username", username)
                .param("uploaders", uploaders.toArray(String[]::new))
                .param("at", OffsetDateTime.now(clock))
                .update();
        var bound = jdbc.sql("""
                SELECT document_id::text FROM document.attachment
                WHERE document_id = ANY(:ids) AND registry = :registry AND record_id = :record""")
                .param("ids", asked)
                .param("registry", registry)
                .param("record", recordId)
                .query(String.class)
                .set();
        for (var id : ids) {
            if (!bound.contains(id)) {
                throw Problem.notFound("document.unknown", id);
            }
        }
    }

    /** Those that can be bound to a record: what one of the uploaders has uploaded, and what hangs at it already. */
    public List<Document> attachable(
            Collection<String> ids, String registry, long recordId, Collection<String> uploaders) {
        var asked = uuids(ids);
        return asked.length == 0
                ? List.of()
                : jdbc.sql("""
                        SELECT id, name, type, size, hash, version FROM document.document d
                        WHERE id = ANY(:ids) AND (uploaded_by = ANY(:uploaders) OR EXISTS (
                          SELECT FROM document.attachment a
                          WHERE a.document_id = d.id AND a.registry = :registry AND a.record_id = :record))""")
                        .param("ids", asked)
                        .param("uploaders", uploaders.toArray(String[]::new))
                        .param("registry", registry)
                        .param("record", recordId)
                        .query((row, n) -> document(row))
                        .list();
    }

    /** Those of a record's documents that nobody may replace any more, such as signatures. */
    @Transactional
    public void seal(Collection<String> ids, String registry, long recordId) {
        if (!ids.isEmpty()) {
            jdbc.sql("""
                    UPDATE document.document d SET sealed = true FROM document.attachment a
                    WHERE d.id = ANY(:ids) AND NOT d.sealed AND a.document_id = d.id AND a.registry = :registry
                      AND a.record_id = :record""")
                    .param("ids", uuids(ids))
                    .param("registry", registry)
                    .param("record", recordId)
                    .update();
        }
    }

    boolean isSealed(String id) {
        return jdbc.sql("SELECT sealed FROM document.document WHERE id = :id")
                .param("id", UUID.fromString(id))
                .query(Boolean.class)
                .single();
    }

    private Map<String, Document> known(Collection<String> ids) {
        var known = new HashMap<String, Document>();
        var asked = uuids(ids);
        if (asked.length > 0) {
            jdbc.sql("SELECT id, name, type, size, hash, version FROM document.document WHERE id = ANY(:ids)")
                    .param("ids", asked)
                    .query(row -> {
                        var document = document(row);
                        known.put(document.id(), document);
                    });
        }
        return known;
    }

    static Document document(ResultSet row) throws SQLException {
        return new Document(
                row.getString("id"),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getString("hash"),
                row.getInt("version"));
    }

    static Optional<UUID> uuid(String id) {
        return ID.matcher(id).matches() ? Optional.of(UUID.fromString(id)) : Optional.empty();
    }

    /** What is no UUID is no document's id. */
    private static UUID[] uuids(Collection<String> ids) {
        return ids.stream()
                .distinct()
                .map(id -> {
                    try {
                        return UUID.fromString(id);
                    } catch (IllegalArgumentException notAnId) {
                        return null;
                    }
                })
                .filter(Objects::nonNull)
                .toArray(UUID[]::new);
    }
}
