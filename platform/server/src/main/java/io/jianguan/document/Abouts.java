package io.jianguan.document;

import io.jianguan.document.DocumentRights.Holder;
import io.jianguan.document.Documents.Document;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is known of a document, as far as a person may know it. */
@Component
class Abouts {
    private static final int MOST_DUPLICATES = 20;
    /** Of what Tika tells of a file, what people understand; its names to ours. */
    private static final Map<String, String> PROPERTIES = properties();

    private final JdbcClient jdbc;
    private final Documents documents;
    private final DocumentRights rights;
    private final Versions versions;
    private final Actors actors;
    private final MessageSource messages;
    private final JsonMapper json;

    Abouts(
            JdbcClient jdbc,
            Documents documents,
            DocumentRights rights,
            Versions versions,
            Actors actors,
            MessageSource messages,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.rights = rights;
        this.versions = versions;
        this.actors = actors;
        this.messages = messages;
        this.json = json;
    }

    /**
     * @param latest the version in force
     * @param replaceable whether this person may put a new version in place of the one in force
     * @param state of its content: waiting, read, unreadable
     * @param reason why it is unreadable, in words
     * @param cut whether only the beginning of its text is kept
     * @param scan what the virus scanner says: off, waiting, clean, infected
     * @param page whether it can be shown as a page
     * @param properties what the file says of itself
     * @param records where it hangs
     * @param duplicates other documents of the same content
     */
    record About(
            String id,
            String name,
            String type,
            long size,
            String hash,
            int version,
            int latest,
            String uploadedBy,
            OffsetDateTime uploadedAt,
            boolean replaceable,
            String state,
            @Nullable String reason,
            boolean cut,
            String scan,
            boolean page,
            Map<String, String> properties,
            List<DocumentPlace> records,
            List<DocumentDuplicate> duplicates) {}

    record DocumentPlace(String registry, long recordId) {
        DocumentPlace(Holder holder) {
            this(holder.registry(), holder.recordId());
        }
    }

    record DocumentDuplicate(String id, String name, List<DocumentPlace> records) {}

    private record Row(
            String state, @Nullable String reason, boolean cut, String scan, boolean page, String properties) {}

    /** @param latest the version in force, where the document is an older one */
    About of(Actor actor, Document document, int latest, Locale locale) {
        var row = jdbc.sql("""
                SELECT state, reason, cut, scan, markup IS NOT NULL AS page, properties::text AS properties
                FROM document.content WHERE hash = :hash""")
                .param("hash", document.hash())
                .query((found, n) -> row(found))
                .optional()
                .orElse(new Row("waiting", null, false, "off", false, "{}"));
        var made = versions.made(document);
        var reason = row.reason() == null
                ? null
                : messages.getMessage("document.reason." + row.reason(), null, row.reason(), locale);
        return new About(
                document.id(),
                document.name(),
                document.type(),
                document.size(),
                document.hash(),
                document.version(),
                latest,
                actors.names(List.of(made.madeBy())).getOrDefault(made.madeBy(), made.madeBy()),
                made.madeAt(),
                document.version() == latest
                        && rights.changeable(actor, document.id())
                        && !documents.isSealed(document.id()),
                row.state(),
                reason,
                row.cut(),
                row.scan(),
                row.page(),
                understood(row.properties()),
                places(actor, document.id()),
                duplicates(actor, document));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("state"),
                row.getString("reason"),
                row.getBoolean("cut"),
                row.getString("scan"),
                row.getBoolean("page"),
                row.getString("properties"));
    }

    private List<DocumentPlace> places(Actor actor, String id) {
        return rights.holders(actor, id).stream().map(DocumentPlace::new).toList();
    }

    private List<DocumentDuplicate> duplicates(Actor actor, Document document) {
        var same = jdbc.sql("""
                SELECT id::text FROM document.document WHERE hash = :hash AND id <> :id
                ORDER BY uploaded_at DESC LIMIT :most""")
                .param("hash", document.hash())
                .param("id", UUID.fromString(document.id()))
                .param("most", MOST_DUPLICATES)
                .query(String.class)
                .list();
        return rights.readable(actor, same).stream()
                .map(other -> new DocumentDuplicate(other.id(), other.name(), places(actor, other.id())))
                .toList();
    }

    private Map<String, String> understood(String properties) {
        var all = json.readTree(properties);
        var understood = new LinkedHashMap<String, String>();
        PROPERTIES.forEach((theirs, ours) -> {
            var value = all.path(theirs).asString("");
            if (!value.isBlank()) {
                understood.putIfAbsent(ours, value);
            }
        });
        return understood;
    }

    private static Map<String, String> properties() {
        var names = new LinkedHashMap<String, String>();
        names.put("dc:title", "title");
        names.put("dc:creator", "author");
        names.put("meta:last-author", "lastAuthor");
        names.put("dcterms:created", "created");
        names.put("dcterms:modified", "modified");
        names.put("xmpTPg:NPages", "pages");
        names.put("meta:page-count", "pages");
        names.put("ofd:Seals", "seals");
        names.put("meta:slide-count", "slides");
        names.put("extended-properties:Application", "application");
        names.put("tiff:ImageWidth", "width");
        names.put("tiff:ImageLength", "height");
        names.put("tiff:Model", "camera");
        names.put("xmpDM:duration", "duration");
        names.put("Content-Encoding", "encoding");
        return names;
    }
}
