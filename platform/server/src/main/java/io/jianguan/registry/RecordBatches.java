package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordBatch.Input;
import io.jianguan.registry.RecordBatch.State;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is done with many records, as people ask for it: tried, run, stopped, taken back. */
@Component
class RecordBatches {
    static final int MOST = 100_000;
    private final DSLContext sql;
    private final Registries registries;
    private final Views views;
    private final Listing listing;
    private final RecordReading reading;
    private final RecordBatchStore store;
    private final RecordBatchSteps steps;
    private final AuditLog audit;
    private final Words words;

    RecordBatches(
            DSLContext sql,
            Registries registries,
            Views views,
            Listing listing,
            RecordReading reading,
            RecordBatchStore store,
            RecordBatchSteps steps,
            AuditLog audit,
            Words words) {
        this.sql = sql;
        this.registries = registries;
        this.views = views;
        this.listing = listing;
        this.reading = reading;
        this.store = store;
        this.steps = steps;
        this.audit = audit;
        this.words = words;
    }

    /** @param ids those that were chosen; null: all that the list shows */
    record Choice(ListRequest request, @Nullable List<Long> ids, Input input) {}

    /**
     * Remembers which records are meant and has them tried; nothing changes yet.
     *
     * @throws Problem {@code registry.batch-size}, and those of {@link BatchDeed#require}
     */
    @Transactional
    public RecordBatch start(Actor actor, String view, Choice choice) {
        var found = views.get(actor, view);
        var table = registries.table(found.registry());
        var definition = table.definition();
        if (choice.request().asOf() != null) {
            throw Problem.invalid("registry.as-of-read-only", List.of());
        }
        steps.deed(choice.input()).require(actor, found, definition, choice.input());
        var selection = listing.select(actor, found, choice.request());
        var where = choice.ids() == null
                ? selection.where()
                : selection.where().and(Conditions.oneOf(RecordTable.ID, choice.ids()));
        long id = store.add(
                definition.registry(), view, words.locale().toLanguageTag(), actor.username(), choice.input());
        int rows = sql.insertInto(DSL.table(DSL.name("registry", "batch_record")))
                .columns(
                        DSL.field(DSL.name("batch_id"), Long.class),
                        DSL.field(DSL.name("ordinal"), Integer.class),
                        DSL.field(DSL.name("record_id"), Long.class),
                        DSL.field(DSL.name("version"), Integer.class))
                .select(DSL.select(
                                DSL.val(id),
                                DSL.rowNumber().over(DSL.orderBy(RecordTable.ID)),
                                RecordTable.ID,
                                RecordTable.VERSION)
                        .from(table.table())
                        .where(where)
                        .limit(DSL.inline(MOST + 1)))
                .execute();
        if (rows > MOST || rows == 0) {
            throw Problem.invalid("registry.batch-size", List.of(), rows, MOST);
        }
        store.total(id);
        return store.find(id).orElseThrow();
    }

    /** @throws Problem {@code registry.batch-unknown}, also where it is another's */
    RecordBatch get(Actor actor, long id) {
        return store.find(id)
                .filter(one -> one.requestedBy().equals(actor.username()))
                .orElseThrow(() -> Problem.notFound("registry.batch-unknown"));
    }

    /** Changes the records that the trial found right. */
    @Transactional
    public RecordBatch run(Actor actor, long id) {
        var one = get(actor, id);
        require(one.state() == State.TRIED && one.counts().changed() > 0);
        var view = views.get(actor, one.view());
        steps.deed(one.input()).require(actor, view, registries.get(one.registry()), one.input());
        store.begin(one, State.CHANGING);
        note(actor, one, "batch.started");
        return get(actor, id);
    }

    @Transactional
    public RecordBatch stop(Actor actor, long id) {
        store.stop(get(actor, id).id());
        return get(actor, id);
    }

    /** Takes back what nobody has changed since. */
    @Transactional
    public RecordBatch undo(Actor actor, long id) {
        var one = get(actor, id);
        require(mayUndo(one));
        store.begin(one, State.UNDOING);
        note(actor, one, "batch.undo-started");
        return get(actor, id);
    }

    static boolean mayUndo(RecordBatch one) {
        boolean ended = one.state() == State.CHANGED || one.state() == State.STOPPED;
        return ended && one.counts().changed() > 0 && !one.input().stays();
    }

    /** Refused records, or those that could not be taken back. */
    record Refusal(String recordId, int ordinal, String title, String message) {}

    /** @param outcome {@code refused} or {@code kept} */
    List<Refusal> refusals(RecordBatch one, String outcome, int after, int limit) {
        var found = store.refusals(one.id(), outcome, after, limit);
        var titles = reading.titles(
                registries.table(one.registry()),
                found.stream().map(RecordBatchStore.Refusal::recordId).toList());
        return found.stream()
                .map(row -> new Refusal(
                        String.valueOf(row.recordId()),
                        row.ordinal(),
                        titles.getOrDefault(row.recordId(), "#" + row.recordId()),
                        row.message()))
                .toList();
    }

    private static void require(boolean possible) {
        if (!possible) {
            throw Problem.conflict("registry.batch-busy");
        }
    }

    private void note(Actor actor, RecordBatch one, String action) {
        audit.record(
                actor.username(),
                action,
                one.subject(),
                Map.of(
                        "registry",
                        one.registry(),
                        "records",
                        one.total(),
                        "action",
                        one.input().deed(),
                        "fields",
                        List.copyOf(one.input().values().keySet())));
    }
}
