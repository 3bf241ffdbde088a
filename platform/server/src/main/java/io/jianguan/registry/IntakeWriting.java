package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Source;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes checked rows: new records and the changes of others by COPY. */
@Component
class IntakeWriting {
    private final DSLContext sql;
    private final CopyLines copies;
    private final RecordStore store;
    private final Numbers numbers;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final PersonalData personal;
    private final Creations creations;

    IntakeWriting(
            DSLContext sql,
            CopyLines copies,
            RecordStore store,
            Numbers numbers,
            AuditLog audit,
            ApplicationEventPublisher events,
            JsonMapper json,
            PersonalData personal,
            Creations creations) {
        this.sql = sql;
        this.copies = copies;
        this.store = store;
        this.numbers = numbers;
        this.audit = audit;
        this.events = events;
        this.json = json;
        this.personal = personal;
        this.creations = creations;
    }

    /** @throws DuplicateKeyException where another took a unique value, or changed what is matched, meanwhile */
    void write(Actor actor, PreparedRows prepared, Source source) {
        var table = prepared.table;
        var created = prepared.of(Deed.CREATED);
        var changed = prepared.of(Deed.CHANGED);
        if (created.isEmpty() && changed.isEmpty()) {
            return;
        }
        same(table, changed);
        var records = create(actor, prepared, created, source);
        var changes = change(actor, prepared, changed, source);
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
                        Fingerprint.of(records, changes)));
        tell(actor, table, created, changed);
    }

    /** Nobody else may have changed what these rows were compared with, nor may anybody until they are written. */
    private void same(RecordTable table, List<IntakeRow> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var versions = new HashMap<Long, Integer>();
        sql.select(RecordTable.ID, RecordTable.VERSION)
                .from(table.table())
                .where(
                        Conditions.oneOf(
                                RecordTable.ID,
                                changed.stream().map(row -> known(row).id()).toList()),
                        RecordTable.DELETED_AT.isNull())
                .orderBy(RecordTable.ID)
                .forUpdate()
                .forEach(found -> versions.put(found.value1(), found.value2()));
        for (var row : changed) {
            var known = known(row);
            if (!Objects.equals(versions.get(known.id()), known.version())) {
                throw new DuplicateKeyException("record " + known.id() + " has been changed meanwhile");
            }
        }
    }

    private static Row known(IntakeRow row) {
        return Objects.requireNonNull(row.known);
    }

    private byte[] create(Actor actor, PreparedRows prepared, List<IntakeRow> created, Source source) {
        if (created.isEmpty()) {
            return new byte[0];
        }
        var table = prepared.table;
        var numbers = numbers(actor, table, created, prepared.at);
        var lines = numbers == null ? prepared.lines.bytes() : prepared.lines.bytes(numbers);
        copies.write(IntakeLines.copy(table), lines);
        creations.add(table.definition(), created, prepared.at, actor.username(), source);
        return lines;
    }

    /** Those that rows bring, and the next ones for the others: of each office where its numbers are its own. */
    private @Nullable Iterator<String> numbers(
            Actor actor, RecordTable table, List<IntakeRow> created, OffsetDateTime now) {
        var text = table.definition().number();
        if (text == null) {
            return null;
        }
        Function<IntakeRow, NumberRule> rule = row ->
                NumberRule.of(text, now.toLocalDate(), table.definition().ownerOf(row.values, actor.organisation()));
        var next = new HashMap<NumberRule, Iterator<String>>();
        // in order, so that two never wait for each other in a circle
        created.stream()
                .filter(row -> row.recordNo == null)
                .collect(Collectors.groupingBy(
                        rule, () -> new TreeMap<>(Comparator.comparing(NumberRule::series)), Collectors.counting()))
                .forEach((one, count) -> {
                    long last = numbers.take(table.registry(), one, count);
                    next.put(
                            one,
                            LongStream.rangeClosed(last - count + 1, last)
                                    .mapToObj(one::format)
                                    .iterator());
                });
        return created.stream()
                .map(row -> row.recordNo == null
                        ? Objects.requireNonNull(next.get(rule.apply(row))).next()
                        : row.recordNo)
                .iterator();
    }

    private byte[] change(Actor actor, PreparedRows prepared, List<IntakeRow> changed, Source source) {
        if (changed.isEmpty()) {
            return new byte[0];
        }
        var trail = new ChangeLines(prepared.table.definition(), prepared.at, actor.username(), source, json, personal);
        changed.forEach(row -> change(actor, prepared.table, row, prepared.at, trail));
        var lines = trail.bytes();
        copies.write(ChangeLines.SQL, lines);
        return lines;
    }

    private void change(Actor actor, RecordTable table, IntakeRow row, OffsetDateTime now, ChangeLines trail) {
        var known = known(row);
        var values = RecordWriting.merged(known, row.values);
        var status = row.status == null ? known.status() : row.status;
        var owner = table.definition().ownerOf(values, known.owner());
        store.update(table, known.id(), status, owner, values, row.values.keySet(), actor.username(), now);
        var before = new LinkedHashMap<String, @Nullable Object>();
        var after = new LinkedHashMap<String, @Nullable Object>();
        for (var field : table.definition().fields()) {
            if (row.values.containsKey(field.name())) {
                before.put(field.name(), FieldValues.json(field, known.values().get(field.name())));
                after.put(field.name(), FieldValues.json(field, row.values.get(field.name())));
            }
        }
        if (row.status != null) {
            before.put("status", known.status());
            after.put("status", status);
        }
        RecordDeeds.note("owner_org", known.owner(), owner, before, after);
        trail.add(row.number, known.id(), known.version() + 1, RecordTrail.Deed.CHANGE, before, after);
    }

    /** New records are told of only where something waits for them: their status has a deadline. */
    private void tell(Actor actor, RecordTable table, List<IntakeRow> created, List<IntakeRow> changed) {
        boolean timed = table.definition().statuses().stream()
                .anyMatch(status -> !status.deadlines().isEmpty());
        if (timed) {
            created.forEach(row -> tell(actor, table, row.id));
        }
        changed.forEach(row -> tell(actor, table, known(row).id()));
    }

    private void tell(Actor actor, RecordTable table, long id) {
        events.publishEvent(new RecordChanged(table.registry(), id, actor.username()));
    }
}
