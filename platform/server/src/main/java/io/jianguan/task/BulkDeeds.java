package io.jianguan.task;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.rest.Problem;
import io.jianguan.task.BulkDeed.State;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deeds on many, as people ask for them: tried, done, stopped. Few are done while the asker waits. */
@Component
class BulkDeeds {
    static final int MOST = 5000;
    private static final int FEW = 50;
    private final BulkDeedStore store;
    private final BulkDeedWork work;
    private final TransactionTemplate transaction;
    private final AuditLog audit;

    BulkDeeds(BulkDeedStore store, BulkDeedWork work, TransactionTemplate transaction, AuditLog audit) {
        this.store = store;
        this.work = work;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * @param ids those that were chosen; null: all that the list with these parameters shows
     * @param straight without a trial before
     */
    record Choice(
            String deed, @Nullable List<Long> ids, Map<String, String> parameters, Deed.Said said, boolean straight) {}

    /**
     * Keeps what it is done to, and has it tried unless it is to be done straight away.
     *
     * @param idempotencyKey the same key again answers like the first time
     * @throws Problem {@code task.bulk-deed}, {@code task.bulk-size}, and those of {@link Deed#check}
     */
    BulkDeed start(Actor actor, Choice choice, Locale locale, @Nullable String idempotencyKey) {
        var known = idempotencyKey == null ? Optional.<BulkDeed>empty() : store.find(actor.username(), idempotencyKey);
        if (known.isPresent()) {
            return known.get();
        }
        var deed = work.deed(choice.deed());
        deed.check(choice.said());
        var ids = choice.ids();
        var subjects = ids == null
                ? deed.subjects().all(actor, choice.parameters(), MOST + 1)
                : ids.stream().distinct().toList();
        if (subjects.isEmpty()) {
            throw Problem.invalid("task.bulk-none", List.of());
        }
        if (subjects.size() > MOST) {
            throw Problem.invalid("task.bulk-size", List.of(), MOST);
        }
        var asked = new BulkDeedStore.Asked(
                choice.deed(), locale.toLanguageTag(), actor.username(), idempotencyKey, choice.said());
        var state = choice.straight() ? State.RUNNING : State.TRYING;
        long id = Objects.requireNonNull(transaction.execute(status -> {
            long added = store.add(asked, state, subjects);
            if (choice.straight()) {
                note(actor, added, choice.deed(), subjects.size());
            }
            return added;
        }));
        return soon(actor, id, subjects.size());
    }

    List<BulkDeed> newest(Actor actor, long before, int limit) {
        return store.newest(actor.username(), before, limit);
    }

    /** @throws Problem {@code task.bulk-unknown}, also where it is another's */
    BulkDeed get(Actor actor, long id) {
        return store.find(id)
                .filter(one -> one.requestedBy().equals(actor.username()))
                .orElseThrow(() -> Problem.notFound("task.bulk-unknown"));
    }

    /** Does it to those that the trial found right. @throws Problem {@code task.bulk-busy} */
    BulkDeed run(Actor actor, long id) {
        var one = get(actor, id);
        transaction.executeWithoutResult(status -> {
            store.begin(one);
            note(actor, id, one.deed(), one.counts().ready());
        });
        return soon(actor, id, one.counts().ready());
    }

    /** What is done stays done. */
    BulkDeed stop(Actor actor, long id) {
        store.stop(get(actor, id).id());
        return get(actor, id);
    }

    /** @param title empty where the asker may not know of it */
    record BulkDeedRow(
            int ordinal,
            String id,
            String title,
            @Nullable String link,
            @Nullable String code,
            @Nullable String message) {}

    /** @param outcome {@code ready, done} or {@code refused} */
    List<BulkDeedRow> rows(Actor actor, BulkDeed one, String outcome, int after, int limit) {
        var found = store.rows(one.id(), outcome, after, limit);
        var subjects = work.deed(one.deed())
                .subjects()
                .of(actor, found.stream().map(BulkDeedStore.Row::subject).toList());
        return found.stream()
                .map(row -> {
                    var subject = subjects.get(row.subject());
                    return new BulkDeedRow(
                            row.ordinal(),
                            String.valueOf(row.subject()),
                            subject == null ? "" : subject.title(),
                            subject == null ? null : subject.link(),
                            row.code(),
                            row.message());
                })
                .toList();
    }

    private BulkDeed soon(Actor actor, long id, int size) {
        if (size <= FEW) {
            work.atOnce(id);
        }
        return get(actor, id);
    }

    private void note(Actor actor, long id, String deed, int size) {
        audit.record(actor.username(), "bulk-deed.started", "bulk-deed:" + id, Map.of("deed", deed, "size", size));
    }
}
