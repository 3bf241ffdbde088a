package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import io.jianguan.notification.BulkDeedNotices;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import io.jianguan.task.BulkDeed.Item;
import io.jianguan.task.BulkDeed.Outcome;
import io.jianguan.task.BulkDeed.State;
import io.jianguan.work.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works on deeds on many: each of them in a transaction with what became of it, as if a person had done it alone. */
@Component
class BulkDeedWork extends Worker<BulkDeed> {
    private static final int STEP = 200;

    /** So long an answer may wait for what is soon done. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final BulkDeedStore store;
    private final Map<String, Deed> deeds;
    private final Actors actors;
    private final MessageSource messages;
    private final BulkDeedNotices notices;
    private final TransactionTemplate transaction;

    BulkDeedWork(
            BulkDeedStore store,
            List<Deed> deeds,
            Actors actors,
            MessageSource messages,
            BulkDeedNotices notices,
            TransactionTemplate transaction) {
        super("bulk-deed", store.turns());
        this.store = store;
        this.deeds = deeds.stream().collect(Collectors.toMap(Deed::name, Function.identity()));
        this.actors = actors;
        this.messages = messages;
        this.notices = notices;
        this.transaction = transaction;
    }

    /** @throws Problem {@code task.bulk-deed} if there is none of that name */
    Deed deed(String name) {
        return Optional.ofNullable(deeds.get(name))
                .orElseThrow(() -> Problem.invalid("task.bulk-deed", List.of(), name));
    }

    /** Beside what waits for its turn: a few do not wait behind thousands. */
    void atOnce(long id) {
        store.take(id).ifPresent(one -> {
            try {
                Thread.ofVirtual().name("bulk-deed").start(() -> work(one)).join(SOON);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    protected Optional<BulkDeed> take() {
        return store.take();
    }

    @Override
    protected @Nullable String reason(BulkDeed one, Exception failure) {
        return failure instanceof Problem problem ? message(one, problem) : null;
    }

    @Override
    protected String unexpected(BulkDeed one) {
        return messages.getMessage("task.bulk.unexpected", null, one.locale());
    }

    @Override
    protected void through(BulkDeed one, BooleanSupplier closing) {
        var deed = deed(one.deed());
        var actor = actors.get(one.requestedBy());
        int reached = one.reached();
        for (var items = store.items(one, reached, STEP); !items.isEmpty(); items = store.items(one, reached, STEP)) {
            for (var item : items) {
                if (closing.getAsBoolean()) {
                    store.turns().leave(one.id());
                    return;
                }
                if (!goesOn(one, deed, actor, item)) {
                    end(one, State.STOPPED);
                    return;
                }
                reached = item.ordinal();
            }
        }
        end(one, one.state() == State.TRYING ? State.TRIED : State.DONE);
    }

    private void end(BulkDeed one, State state) {
        transaction.executeWithoutResult(status -> {
            if (store.turns().end(one.id(), state.id(), null)) {
                store.find(one.id()).ifPresent(this::tell);
            }
        });
    }

    @Override
    protected void gaveUp(BulkDeed one, String reason) {
        store.find(one.id()).ifPresent(this::tell);
    }

    private void tell(BulkDeed one) {
        var counts = one.counts();
        boolean tried = one.state() == State.TRIED;
        end(one).ifPresent(end -> notices.tell(new BulkDeedNotices.Ended(
                one.requestedBy(),
                Label.of(messages, "bulk-deed." + one.deed()),
                end,
                tried ? counts.ready() : counts.done(),
                counts.refused(),
                one.failure(),
                Duration.between(one.begunAt(), one.finishedAt()),
                "/bulk-deeds/" + one.id(),
                one.subject() + ":" + one.state().id())));
    }

    /** @return empty where the asker knows: it was they who stopped it */
    private static Optional<BulkDeedNotices.End> end(BulkDeed one) {
        return switch (one.state()) {
            case TRIED -> Optional.of(BulkDeedNotices.End.ofTrial(one.counts().ready()));
            case DONE -> Optional.of(BulkDeedNotices.End.DONE);
            case FAILED -> Optional.of(BulkDeedNotices.End.FAILED);
            case TRYING, RUNNING, STOPPED -> Optional.empty();
        };
    }

    private boolean goesOn(BulkDeed one, Deed deed, Actor actor, Item item) {
        var outcome = Outcome.READY;
        try {
            if (one.state() == State.RUNNING) {
                return Objects.requireNonNull(transaction.execute(status -> {
                    deed.apply(actor, item.subject(), one.said());
                    return store.advanced(one.id(), item, Outcome.DONE);
                }));
            }
            attempt(() -> deed.apply(actor, item.subject(), one.said()));
        } catch (Problem refusal) {
            outcome = new Outcome("refused", refusal.code(), message(one, refusal));
        }
        var told = outcome;
        return Objects.requireNonNull(transaction.execute(status -> store.advanced(one.id(), item, told)));
    }

    /** As if it were done, and nothing of it stays. */
    private void attempt(Runnable act) {
        transaction.executeWithoutResult(status -> {
            act.run();
            status.setRollbackOnly();
        });
    }

    private String message(BulkDeed one, Problem refusal) {
        return refusal.errors().isEmpty()
                ? messages.getMessage(
                        "problem." + refusal.code(), refusal.arguments().toArray(), one.locale())
                : refusal.errors().stream().map(FieldError::message).distinct().collect(Collectors.joining("；"));
    }
}
