package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Done;
import io.jianguan.registry.RecordIntake.Source;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Takes back what an import did to records that nobody has changed since. */
@Component
class IntakeUndo {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};
    private final DSLContext sql;
    private final JdbcClient jdbc;
    private final CopyLines copies;
    private final RecordStore store;
    private final Existence existence;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Words words;
    private final JsonMapper json;
    private final PersonalData personal;
    private final Clock clock;

    IntakeUndo(
            DSLContext sql,
            JdbcClient jdbc,
            CopyLines copies,
            RecordStore store,
            Existence existence,
            AuditLog audit,
            ApplicationEventPublisher events,
            Words words,
            JsonMapper json,
            PersonalData personal,
            Clock clock) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.copies = copies;
        this.store = store;
        this.existence = existence;
        this.audit = audit;
        this.events = events;
        this.words = words;
        this.json = json;
        this.personal = personal;
        this.clock = clock;
    }

    /** @return rows whose records stay as they are */
    Set<Long> undo(String username, RecordTable table, List<Done> deeds, Source source) {
        var now = OffsetDateTime.now(clock.withZone(FieldValues.ZONE));
        var trail = new ChangeLines(table.definition(), now, username, source, json, personal);
        var rows = locked(table, deeds.stream().map(Done::recordId).toList());
        var before = before(table, deeds);
        var kept = new HashSet<Long>();
        var gone = new ArrayList<Long>();
        for (var deed : deeds) {
            var row = rows.get(deed.recordId());
            if (row == null || row.version() != deed.version()) {
                kept.add(deed.row());
            } else if (deed.deed() == Deed.CREATED) {
                gone.add(row.id());
                trail.add(deed.row(), row.id(), row.version() + 1, RecordTrail.Deed.DELETE, Map.of(), Map.of());
            } else if (!restored(username, table, deed, row, before.getOrDefault(row.id(), Map.of()), now, trail)) {
                kept.add(deed.row());
            }
        }
        store.delete(table, gone, username, now);
        if (kept.size() < deeds.size()) {
            var lines = trail.bytes();
            copies.write(ChangeLines.SQL, lines);
            audit.record(
                    username,
                    "records.undone",
                    source.subject(),
                    Map.of(
                            "registry",
                            table.registry(),
                            "records",
                            deeds.size() - kept.size(),
                            "history",
                            Fingerprint.of(lines)));
        }
        deeds.stream()
                .filter(deed -> !kept.contains(deed.row()))
                .forEach(deed -> events.publishEvent(new RecordChanged(table.registry(), deed.recordId(), username)));
        return kept;
    }

    private boolean restored(
            String username,
            RecordTable table,
            Done deed,
            Row row,
            Map<String, @Nullable Object> before,
            OffsetDateTime now,
            ChangeLines trail) {
        var changed = typed(table.definition(), before);
        var faults = Faults.ofRecord(words);
        existence.unique(table, changed, row.id(), faults);
        existence.uniqueTogether(table, row.values(), changed, row.id(), faults);
        if (!faults.isEmpty()) {
            return false;
        }
        var after = new LinkedHashMap<String, @Nullable Object>();
        var restored = new LinkedHashMap<String, @Nullable Object>();
        table.definition().fields().stream()
                .filter(field -> changed.containsKey(field.name()))
                .forEach(field -> {
                    after.put(field.name(), FieldValues.json(field, row.values().get(field.name())));
                    restored.put(field.name(), FieldValues.json(field, changed.get(field.name())));
                });
        var status = before.get("status") instanceof String earlier ? earlier : row.status();
        var values = RecordWriting.merged(row, changed);
        var held = before.get("owner_org") instanceof String earlier ? earlier : row.owner();
        var owner = table.definition().ownerOf(values, held);
        RecordDeeds.note("status", row.status(), status, after, restored);
        RecordDeeds.note("owner_org", row.owner(), owner, after, restored);
        store.update(table, row.id(), status, owner, values, changed.keySet(), username, now);
        trail.add(deed.row(), row.id(), row.version() + 1, RecordTrail.Deed.CHANGE, after, restored);
        return true;
    }

    private Map<String, @Nullable Object> typed(RegistryDefinition definition, Map<String, @Nullable Object> values) {
        var typed = new LinkedHashMap<String, @Nullable Object>();
        for (var field : definition.fields()) {
            if (values.containsKey(field.name())) {
                try {
                    typed.put(field.name(), FieldValues.typed(field, personal.opened(field, values.get(field.name()))));
                } catch (Unfit unfit) {
                    throw new IllegalStateException(
                            "History of %s.%s is no value of it".formatted(definition.registry(), field.name()));
                }
            }
        }
        return typed;
    }

    private Map<Long, Row> locked(RecordTable table, Collection<Long> ids) {
        return sql
                .select(RecordStore.columns(table, RecordStore.Sight.full()))
                .from(table.table())
                .where(Conditions.oneOf(RecordTable.ID, ids), RecordTable.DELETED_AT.isNull())
                .orderBy(RecordTable.ID)
                .forUpdate()
                .fetch(store.reader(table))
                .stream()
                .collect(Collectors.toMap(Row::id, Function.identity()));
    }

    private Map<Long, Map<String, @Nullable Object>> before(RecordTable table, List<Done> deeds) {
        var changed = deeds.stream().filter(deed -> deed.deed() == Deed.CHANGED).toList();
        var before = new HashMap<Long, Map<String, @Nullable Object>>();
        if (!changed.isEmpty()) {
            jdbc.sql("""
                    SELECT c.record_id, c.before::text FROM unnest(:ids::bigint[], :versions::int[]) AS d (id, version)
                    JOIN registry.change c ON c.registry = :registry AND c.record_id = d.id AND c.version = d.version
                    """)
                    .param("registry", table.registry())
                    .param("ids", changed.stream().map(Done::recordId).toArray(Long[]::new))
                    .param("versions", changed.stream().map(Done::version).toArray(Integer[]::new))
                    .query(row -> {
                        before.put(row.getLong(1), json.readValue(row.getString(2), VALUES));
                    });
        }
        return before;
    }
}
