package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.document.Documents;
import io.jianguan.registry.Records.Cause;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every write leaves behind: documents bound, history, audit, the event. */
@Component
class RecordTrail {
    private final Documents documents;
    private final History history;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    RecordTrail(Documents documents, History history, AuditLog audit, ApplicationEventPublisher events) {
        this.documents = documents;
        this.history = history;
        this.audit = audit;
        this.events = events;
    }

    enum Deed {
        CREATE("record.created"),
        CHANGE("record.changed"),
        DELETE("record.deleted"),
        REVIVE("record.revived");

        private final String audited;

        Deed(String audited) {
            this.audited = audited;
        }
    }

    void leave(
            RecordTable table,
            long id,
            int version,
            Deed deed,
            OffsetDateTime now,
            Cause cause,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        var reason = cause.reason().isBlank() ? null : cause.reason().strip();
        history.add(table.definition(), id, version, deed, now, cause.username(), reason, before, after);
        audit.record(
                cause.username(),
                deed.audited,
                "record:" + table.registry() + ":" + id,
                Map.of("version", version, "fields", List.copyOf(after.keySet())));
        events.publishEvent(new RecordChanged(table.registry(), id, cause.username()));
    }

    /** Binds the documents that are new to the record. */
    void attach(
            RecordTable table,
            long id,
            Map<String, Object> values,
            Map<String, Object> known,
            @Nullable String username) {
        var added = documents(table.definition(), values);
        added.removeAll(documents(table.definition(), known));
        if (!added.isEmpty()) {
            documents.attach(added, table.registry(), id, Objects.requireNonNullElse(username, ""));
        }
    }

    private static Set<String> documents(RegistryDefinition definition, Map<String, Object> values) {
        var lookups = new Lookups();
        definition.fields().forEach(field -> lookups.add(field, field.name(), values.get(field.name())));
        return new LinkedHashSet<>(Lookups.values(lookups.documents));
    }
}
