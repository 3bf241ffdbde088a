package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordStore.Sight;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deleted records: who took them out and why, and the way back. */
@Component
class Bin {
    private final DSLContext sql;
    private final JdbcClient jdbc;
    private final Registries registries;
    private final RecordReading reading;
    private final RecordStore store;
    private final RecordDeeds deeds;
    private final Access access;
    private final Existence existence;
    private final Words words;

    Bin(
            DSLContext sql,
            JdbcClient jdbc,
            Registries registries,
            RecordReading reading,
            RecordStore store,
            RecordDeeds deeds,
            Access access,
            Existence existence,
            Words words) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.registries = registries;
        this.reading = reading;
        this.store = store;
        this.deeds = deeds;
        this.access = access;
        this.existence = existence;
        this.words = words;
    }

    /**
     * @param mergedInto id of the record that it was merged into; null where it was simply deleted
     * @param merge id of that merge
     */
    record BinEntry(
            OffsetDateTime at,
            @Nullable String by,
            @Nullable String reason,
            @Nullable String mergedInto,
            @Nullable String mergedIntoTitle,
            @Nullable String merge) {}

    record Deleted(Record record, Row row, BinEntry deletion) {}

    /** The last deleted first; those that the person may delete. */
    Page<Deleted> page(Actor actor, String registry, @Nullable String cursor, int limit) {
        var table = registries.table(registry);
        var reader = store.reader(table);
        var rows = query(actor, table, after(cursor), limit + 1)
                .fetch(found -> Map.entry(reader.map(found), found.get(RecordTable.DELETED_AT)));
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        var records =
                reading.records(table, shown.stream().map(Map.Entry::getKey).toList());
        var deletions = deletions(table, shown.stream().map(Map.Entry::getKey).toList());
        var page = new ArrayList<Deleted>();
        for (int i = 0; i < records.size(); i++) {
            var row = shown.get(i).getKey();
            page.add(new Deleted(
                    records.get(i), row, deletion(deletions, row, shown.get(i).getValue())));
        }
        var last = shown.isEmpty() ? null : shown.getLast();
        var next = more && last != null
                ? new Cursor(List.of(
                                FieldValues.text(last.getValue()),
                                String.valueOf(last.getKey().id())))
                        .encode()
                : null;
        return new Page<>(page, next, null);
    }

    /** Apart, so that a test can ask for its plan. */
    ResultQuery<?> query(Actor actor, RecordTable table, Condition after, int limit) {
        return sql.select(RecordStore.columns(
                        table,
                        reading.sight(actor, table),
                        table.definition().fields(),
                        List.of(RecordTable.DELETED_AT)))
                .from(table.table())
                .where(RecordTable.DELETED_AT.isNotNull(), access.allowed(actor, table, "delete"), after)
                .orderBy(RecordTable.DELETED_AT.desc(), RecordTable.ID.desc())
                .limit(DSL.inline(limit));
    }

    private static Condition after(@Nullable String cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        var parts = Cursor.decode(cursor, 2).parts();
        try {
            return DSL.row(RecordTable.DELETED_AT, RecordTable.ID)
                    .lessThan(DSL.row(
                            DSL.val(OffsetDateTime.parse(String.valueOf(parts.getFirst()))),
                            DSL.val(Long.valueOf(String.valueOf(parts.get(1))))));
        } catch (DateTimeException | NumberFormatException foreign) {
            throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
        }
    }

    /** @throws Problem {@code registry.record-unknown}, also where the actor may not see it */
    Deleted get(Actor actor, String registry, long id) {
        var table = registries.table(registry);
        var row = find(table, reading.sight(actor, table), id, false);
        var record = reading.records(table, List.of(row)).getFirst();
        var at = row.updatedAt().atZone(FieldValues.ZONE).toOffsetDateTime();
        return new Deleted(record, row, deletion(deletions(table, List.of(row)), row, at));
    }

    private Row find(RecordTable table, Sight sight, long id, boolean lock) {
        return store.findDeleted(table, id, sight, lock)
                .orElseThrow(() -> Problem.notFound("registry.record-unknown", table.registry(), String.valueOf(id)));
    }

    /**
     * Puts it back where it was.
     *
     * @throws Problem {@code registry.record-forbidden}, {@code registry.stale}, {@code registry.merged} where a merge
     *     took it out, {@code registry.invalid} where another has taken its unique values
     */
    @Transactional
    public void restore(Actor actor, String registry, long id, int version, @Nullable String reason) {
        var given = reason == null || reason.isBlank() ? "" : reason.strip();
        revive(
                actor,
                registries.table(registry),
                id,
                version,
                words.text("registry.revived", given).strip());
    }

    /** As {@link #restore}, in the caller's transaction, which goes on where it is refused. */
    void revive(Actor actor, RecordTable table, long id, int version, String reason) {
        var row = find(table, reading.sight(actor, table), id, true);
        var title = RecordReading.title(table.definition(), row);
        if (!row.deletable()) {
            throw Problem.forbidden("registry.record-forbidden", title);
        }
        if (row.version() != version) {
            throw Problem.conflict("registry.stale", title);
        }
        if (deletions(table, List.of(row)).get(id) instanceof BinEntry deletion && deletion.mergedInto() != null) {
            throw Problem.conflict("registry.merged", title, String.valueOf(deletion.mergedIntoTitle()));
        }
        var whole = find(table, Sight.full(), id, false);
        free(table, whole);
        deeds.revive(table, whole, new Records.Cause(actor.username(), reason));
    }

    /** @throws Problem {@code registry.invalid} where others have its unique values by now */
    private void free(RecordTable table, Row row) {
        var faults = Faults.ofRecord(words);
        existence.unique(table, row.values(), row.id(), faults);
        existence.uniqueTogether(table, row.values(), row.values(), row.id(), faults);
        if (row.number() != null
                && sql.fetchExists(DSL.selectOne()
                        .from(table.table())
                        .where(RecordTable.NUMBER.eq(row.number()), RecordTable.DELETED_AT.isNull()))) {
            faults.add("record_no", "number-taken");
        }
        faults.raise("registry.invalid");
    }

    private static BinEntry deletion(Map<Long, BinEntry> known, Row row, OffsetDateTime at) {
        var found = known.get(row.id());
        var shown = at.atZoneSameInstant(FieldValues.ZONE).toOffsetDateTime();
        return found == null ? new BinEntry(shown, null, null, null, null, null) : found;
    }

    private Map<Long, BinEntry> deletions(RecordTable table, List<Row> rows) {
        var title = table.definition().title();
        return jdbc
                .sql("""
                SELECT c.record_id, c.at, c.username, c.reason, m.id AS merge, m.winner,
                  coalesce(w."%s"::text, w.record_no) AS winner_title
                FROM unnest(:ids::bigint[], :versions::int[]) AS d (id, version)
                JOIN registry.change c ON c.registry = :registry AND c.record_id = d.id AND c.version = d.version
                LEFT JOIN registry.merge m ON m.registry = :registry AND m.loser = d.id AND m.undone_at IS NULL
                LEFT JOIN data."%s" w ON w.id = m.winner
                """.formatted(title, table.registry()))
                .param("registry", table.registry())
                .param("ids", rows.stream().map(Row::id).toArray(Long[]::new))
                .param("versions", rows.stream().map(Row::version).toArray(Integer[]::new))
                .query((found, n) -> Map.entry(
                        found.getLong("record_id"),
                        new BinEntry(
                                found.getObject("at", OffsetDateTime.class)
                                        .atZoneSameInstant(FieldValues.ZONE)
                                        .toOffsetDateTime(),
                                found.getString("username"),
                                found.getString("reason"),
                                found.getString("winner"),
                                found.getString("winner_title"),
                                found.getString("merge"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }
}
