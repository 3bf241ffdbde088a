package io.jianguan.document;

import io.jianguan.document.Documents.Document;
import io.jianguan.identity.Actor;
import io.jianguan.rest.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may read a document: its uploader until it is attached, then whoever may read a record it is attached to. */
@Component
class DocumentRights {
    private final JdbcClient jdbc;
    private final Documents documents;
    private final ObjectProvider<RecordAccess> access;

    DocumentRights(JdbcClient jdbc, Documents documents, ObjectProvider<RecordAccess> access) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.access = access;
    }

    record Holder(String registry, long recordId) {}

    /** @throws Problem {@code document.unreadable}, also where there is none: ids are not for guessing */
    Document readable(Actor actor, String id) {
        return readable(actor, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("document.unreadable"));
    }

    /** Those that this person may read, in the order asked. */
    List<Document> readable(Actor actor, Collection<String> ids) {
        var found = documents.find(ids);
        var own = new HashSet<String>();
        var holders = new HashMap<String, Set<Holder>>();
        jdbc.sql("""
                SELECT d.id::text AS id, d.uploaded_by = :username AS own, a.registry, a.record_id
                FROM document.document d LEFT JOIN document.attachment a ON a.document_id = d.id
                WHERE d.id = ANY(:ids)""")
                .param("username", actor.username())
                .param(
                        "ids",
                        found.stream().map(Document::id).map(UUID::fromString).toArray(UUID[]::new))
                .query(row -> {
                    var id = row.getString("id");
                    if (row.getBoolean("own")) {
                        own.add(id);
                    }
                    var registry = row.getString("registry");
                    if (registry != null) {
                        holders.computeIfAbsent(id, unseen -> new HashSet<>())
                                .add(new Holder(registry, row.getLong("record_id")));
                    }
                });
        var verdicts = new HashMap<Holder, Boolean>();
        return found.stream()
                .filter(document -> {
                    var held = holders.get(document.id());
                    var port = access.getIfAvailable();
                    return held == null || port == null
                            ? own.contains(document.id())
                            : held.stream().anyMatch(holder -> readable(actor, holder, port, verdicts));
                })
                .toList();
    }

    /** The records it is attached to, as far as this person may see them. */
    List<Holder> holders(Actor actor, String id) {
        var port = access.getIfAvailable();
        return port == null
                ? List.of()
                : attached(id).stream()
                        .filter(holder -> port.readable(actor, holder.registry(), holder.recordId()))
                        .toList();
    }

    /** Its uploader until it is attached, then who may change every record it is attached to. */
    boolean changeable(Actor actor, String id) {
        var port = access.getIfAvailable();
        var held = attached(id);
        if (held.isEmpty() || port == null) {
            return jdbc.sql("SELECT EXISTS (SELECT FROM document.document WHERE id = :id AND uploaded_by = :username)")
                    .param("id", UUID.fromString(id))
                    .param("username", actor.username())
                    .query(Boolean.class)
                    .single();
        }
        return held.stream().allMatch(holder -> port.changeable(actor, holder.registry(), holder.recordId()));
    }

    private List<Holder> attached(String id) {
        return jdbc.sql("SELECT registry, record_id FROM document.attachment WHERE document_id = :id LIMIT 100")
                .param("id", UUID.fromString(id))
                .query(Holder.class)
                .list();
    }

    private static boolean readable(Actor actor, Holder holder, RecordAccess port, Map<Holder, Boolean> verdicts) {
        return verdicts.computeIfAbsent(holder, unseen -> port.readable(actor, holder.registry(), holder.recordId()));
    }
}
