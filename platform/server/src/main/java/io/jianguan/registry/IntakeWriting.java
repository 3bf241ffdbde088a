package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Source;
import io.jianguan.registry.RegistryDefinition.Status;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes checked rows: new records and the history of all by COPY, under ids drawn before. */
@Component
class IntakeWriting {
    private final JdbcClient jdbc;
    private final CopyLines copies;
    private final RecordStore store;
    private final Numbers numbers;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final PersonalData personal;
    private final Clock clock;

    IntakeWriting(
            JdbcClient jdbc,
            CopyLines copies,
            RecordStore store,
            Numbers numbers,
            AuditLog audit,
            ApplicationEventPublisher events,
            JsonMapper json,
            PersonalData personal,
            Clock clock) {
        this.jdbc = jdbc;
        this.copies = copies;
        this.store = store;
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.json = json;
        this.personal = personal;
        this.clock = clock;
    }

    /** @return ids of the new records by row */
    Map<Long, Long> write(Actor actor, RecordTable table, List<IntakeRow> rows, Source source) {
        var now = OffsetDateTime.now(clock.withZone(FieldValues.ZONE));
        var trail = new ChangeLines(table.definition(), now, actor.username(), source, json, personal);
        var created = rows.stream().filter(row -> row.is(Deed.CREATED)).toList();
        var changed = rows.stream().filter(row -> row.is(Deed.CHANGED)).toList();
        var ids = create(actor, table, created, now, trail);
        changed.forEach(row -> change(actor, table, row, now, trail));
        if (!created.isEmpty() || !changed.isEmpty()) {
            copies.write(ChangeLines.SQL, trail.text());
            audit.record(
                    actor.username(),
                    "records.imported",
                    source.subject(),
                    Map.of(
                            "registry",
                            table.registry(),
                            "created",
                            created.size(),
                            "changed",
                            changed.size(),
                            "history",
                            trail.hash()));
        }
        tell(actor, table, ids, changed);
        return ids;
    }

    private Map<Long, Long> create(
            Actor actor, RecordTable table, List<IntakeRow> rows, OffsetDateTime now, ChangeLines trail) {
        var given = new HashMap<Long, Long>();
        if (rows.isEmpty()) {
            return given;
        }
        var definition = table.definition();
        var status =
                definition.statuses().stream().findFirst().map(Status::code).orElse(null);
        var ids = ids(table, rows.size());
        var number = numbers(table, rows.size(), now);
        var text = new CopyText(json);
        for (var row : rows) {
            long id = ids.next();
            given.put(row.number, id);
            text.value(id);
            text.value(number == null ? null : number.next());
            text.value(status);
            text.value(actor.organisation());
            text.value(actor.username());
            text.value(now);
            text.value(actor.username());
            text.value(now);
            text.lexemes(SearchText.of(definition.fields(), row.values));
            definition.fields().forEach(field -> text.value(personal.sealed(field, row.values.get(field.name()))));
            text.end();
            var after = new LinkedHashMap<String, @Nullable Object>();
            definition.fields().forEach(field -> {
                var value = row.values.get(field.name());
                if (value != null) {
                    after.put(field.name(), FieldValues.json(field, value));
                }
            });
            if (status != null) {
                after.put("status", status);
            }
            trail.add(row.number, id, 1, RecordTrail.Deed.CREATE, Map.of(), after);
        }
        copies.write(CopyLines.into(table), text);
        return given;
    }

    private Iterator<Long> ids(RecordTable table, int count) {
        return jdbc.sql("""
                SELECT nextval(pg_get_serial_sequence('data.' || quote_ident(?), 'id')) FROM generate_series(1, ?)
                """)
                .params(table.registry(), count)
                .query(Long.class)
                .list()
                .iterator();
    }

    private @Nullable Iterator<String> numbers(RecordTable table, int count, OffsetDateTime now) {
        var text = table.definition().number();
        if (text == null) {
            return null;
        }
        var rule = NumberRule.of(text, now.toLocalDate());
        long first = numbers.take(table.registry(), rule, count) - count + 1;
        return java.util.stream.LongStream.range(first, first + count)
                .mapToObj(rule::format)
                .iterator();
    }

    private void change(Actor actor, RecordTable table, IntakeRow row, OffsetDateTime now, ChangeLines trail) {
        var known = Objects.requireNonNull(row.known);
        var values = RecordWriting.merged(known, row.values);
        store.update(table, known.id(), known.status(), values, row.values.keySet(), actor.username(), now);
        var before = new LinkedHashMap<String, @Nullable Object>();
        var after = new LinkedHashMap<String, @Nullable Object>();
        for (var field : table.definition().fields()) {
            if (row.values.containsKey(field.name())) {
                before.put(field.name(), FieldValues.json(field, known.values().get(field.name())));
                after.put(field.name(), FieldValues.json(field, row.values.get(field.name())));
            }
        }
        trail.add(row.number, known.id(), known.version() + 1, RecordTrail.Deed.CHANGE, before, after);
    }

    /** New records are told of only where something waits for them: their status has a deadline. */
    private void tell(Actor actor, RecordTable table, Map<Long, Long> created, List<IntakeRow> changed) {
        boolean timed = table.definition().statuses().stream().anyMatch(status -> status.deadline() != null);
        if (timed) {
            created.values().forEach(id -> tell(actor, table, id));
        }
        changed.forEach(
                row -> tell(actor, table, Objects.requireNonNull(row.known).id()));
    }

    private void tell(Actor actor, RecordTable table, long id) {
        events.publishEvent(new RecordChanged(table.registry(), id, actor.username()));
    }
}
