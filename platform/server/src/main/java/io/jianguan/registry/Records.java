package io.jianguan.registry;

import io.jianguan.identity.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records of every registry. Rights are checked here, in SQL, for every call that names an actor. */
@Component
public class Records {
    private final Registries registries;
    private final RecordStore store;
    private final RecordWriting writing;
    private final RecordReading reading;
    private final Filters filters;
    private final Access access;
    private final Expressions expressions;

    Records(
            Registries registries,
            RecordStore store,
            RecordWriting writing,
            RecordReading reading,
            Filters filters,
            Access access,
            Expressions expressions) {
        this.registries = registries;
        this.store = store;
        this.writing = writing;
        this.reading = reading;
        this.filters = filters;
        this.access = access;
        this.expressions = expressions;
    }

    /**
     * @param version counts changes; the value for If-Match
     * @param number by the registry's number rule; null where it has none
     * @param status code of the registry's status table; null where it has none
     * @param owner code of the owning organisation
     * @param values by field name, as JSON: text, number, boolean, {@code YYYY-MM-DD}, ISO instants; references and
     *     documents as id text; tables as lists of objects
     * @param labels for people: by field name the text of codes, references, persons, organisations (a list where the
     *     field holds many)
     */
    public record Record(
            String registry,
            long id,
            int version,
            @Nullable String number,
            String title,
            @Nullable String status,
            String owner,
            Map<String, @Nullable Object> values,
            Map<String, Object> labels,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * What people know a record by.
     *
     * @param title masked where it is personal
     * @param key value of the registry's first field that no two records share, masked where it is personal; null where
     *     there is none
     */
    public record Named(String title, @Nullable String key) {}

    /** Why a record changes without a person's own edit. */
    public record Cause(@Nullable String username, String reason) {}

    /** @throws io.jianguan.rest.Problem {@code registry.record-unknown}, also where the actor may not see it */
    public Record get(Actor actor, String registry, long id) {
        return reading.record(actor, registries.table(registry), id);
    }

    /** Whether a right of the actor names the action and reaches the record; false where there is none. */
    public boolean may(Actor actor, String registry, long id, String action) {
        var table = registries.table(registry);
        return store.has(table, id, access.allowed(actor, table, action));
    }

    /** For processes: reads without a person's rights, and without the labels that people read. */
    public Record get(String registry, long id) {
        return reading.record(registries.table(registry), id);
    }

    /** Without a person's rights, with the labels that people read. */
    public Record labelled(String registry, long id) {
        return reading.labelled(registries.table(registry), id);
    }

    /**
     * Whether a condition of its registry holds for a record.
     *
     * @param condition in FEEL
     * @throws io.jianguan.rest.Problem {@code expression.failed}
     */
    public boolean holds(String condition, Record record) {
        return expressions.holds(registries.get(record.registry()), condition, record);
    }

    /**
     * What a new record holds before the actor has entered anything, of the fields that they may enter.
     *
     * @throws io.jianguan.rest.Problem {@code registry.forbidden} where the actor may not create any
     */
    public Map<String, @Nullable Object> begun(Actor actor, String registry) {
        var table = registries.table(registry);
        access.require(actor, table.definition(), "create");
        return writing.begun(table, actor);
    }

    /**
     * It may belong to an office whose records the actor does not see: this once it is told.
     *
     * @throws io.jianguan.rest.Problem {@code registry.invalid} with field errors, {@code registry.forbidden}
     */
    @Transactional
    public Record create(Actor actor, String registry, Map<String, ? extends @Nullable Object> values) {
        var table = registries.table(registry);
        access.require(actor, table.definition(), "create");
        return reading.writtenRecord(actor, table, writing.create(table, actor, values));
    }

    /**
     * May hand the record on to another office: this once it is told even where the actor no longer sees it.
     *
     * @throws io.jianguan.rest.Problem {@code registry.stale} if {@code version} is no longer the record's
     */
    @Transactional
    public Record change(
            Actor actor,
            String registry,
            long id,
            int version,
            Map<String, ? extends @Nullable Object> values,
            @Nullable String reason) {
        var table = registries.table(registry);
        writing.change(table, actor, id, version, values, reason);
        return reading.writtenRecord(actor, table, id);
    }

    /**
     * Makes another status of a record by hand.
     *
     * @throws io.jianguan.rest.Problem {@code registry.stale}, {@code registry.status-forbidden} where the life-cycle
     *     does not let this person
     */
    @Transactional
    public Record turn(Actor actor, String registry, long id, int version, String status, @Nullable String reason) {
        var table = registries.table(registry);
        writing.turn(table, actor, id, version, status, reason);
        return reading.writtenRecord(actor, table, id);
    }

    /**
     * Takes the record out of every list; its history stays.
     *
     * @param reason required
     * @throws io.jianguan.rest.Problem {@code registry.forbidden}, {@code registry.reason}
     */
    @Transactional
    public void delete(Actor actor, String registry, long id, @Nullable String reason) {
        writing.delete(registries.table(registry), actor, id, null, reason, true);
    }

    /**
     * As {@link #delete(Actor, String, long, String)}, of the version that somebody saw.
     *
     * @param despite others referring to it
     * @throws io.jianguan.rest.Problem {@code registry.stale}, {@code registry.in-use}
     */
    @Transactional
    public void delete(Actor actor, String registry, long id, int version, @Nullable String reason, boolean despite) {
        writing.delete(registries.table(registry), actor, id, version, reason, despite);
    }

    /** For processes: creates a record owned by an organisation, unless a field names another. */
    @Transactional
    public Record create(String registry, String owner, Map<String, ? extends @Nullable Object> values, Cause cause) {
        var table = registries.table(registry);
        return reading.record(table, writing.create(table, owner, values, cause));
    }

    /**
     * Keeps others from changing a record until the transaction ends. Whoever will change a record and what hangs on it
     * begins here: all in one order, nobody waits in a circle.
     */
    @Transactional
    public void lock(String registry, long id) {
        store.lock(registries.table(registry), id);
    }

    /** Like {@link #apply}, for whoever needs no answer. */
    @Transactional
    public void write(
            String registry,
            long id,
            Map<String, ? extends @Nullable Object> values,
            @Nullable String status,
            Cause cause) {
        writing.apply(registries.table(registry), id, values, status, cause);
    }

    /** For processes: sets fields and, if not null, the status, whatever the version. */
    @Transactional
    public Record apply(
            String registry,
            long id,
            Map<String, ? extends @Nullable Object> values,
            @Nullable String status,
            Cause cause) {
        var table = registries.table(registry);
        writing.apply(table, id, values, status, cause);
        return reading.record(table, id);
    }

    /**
     * Ids of all records that match, in order of id; for draws.
     *
     * @param filter by field name: a value, or a list of which one must hold; for a hierarchical code (region,
     *     industry) what lies below it matches too; null and empty lists do not filter
     */
    public List<Long> find(String registry, Map<String, ? extends @Nullable Object> filter) {
        var table = registries.table(registry);
        return store.ids(table, filters.exact(table, filter));
    }

    /**
     * Ids of records by the text in one of their fields; of several with the same text any one.
     *
     * @param values those asked for; null: all
     */
    public Map<String, Long> ids(String registry, String field, @Nullable Collection<String> values) {
        return store.ids(registries.table(registry), field, values);
    }

    /** Ids of records that hold all words in their searched fields or have them as number; the newest, at most so many. */
    public List<Long> search(String registry, String words, int limit) {
        var table = registries.table(registry);
        return store.newest(table, filters.words(table, words), limit);
    }

    /** Names of many records, by id; those that are deleted are left out. */
    public Map<Long, Named> names(String registry, Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : reading.names(registries.table(registry), ids);
    }

    /** Many records at once with their labels, in order of id; one query a registry and label kind. */
    public List<Record> get(String registry, Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : reading.records(registries.table(registry), ids);
    }
}
