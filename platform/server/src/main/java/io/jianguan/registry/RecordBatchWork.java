package io.jianguan.registry;

import io.jianguan.identity.Label;
import io.jianguan.notification.BulkDeedNotices;
import io.jianguan.notification.BulkDeedNotices.End;
import io.jianguan.registry.RecordBatch.Counts;
import io.jianguan.registry.RecordBatch.State;
import io.jianguan.registry.RecordBatch.Step;
import io.jianguan.rest.Problem;
import io.jianguan.work.Worker;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works on batches, some records in one transaction with how far it is. */
@Component
class RecordBatchWork extends Worker<RecordBatch> {
    private static final int STEP = 200;
    private final RecordBatchStore store;
    private final RecordBatchSteps steps;
    private final Registries registries;
    private final Words words;
    private final MessageSource messages;
    private final BulkDeedNotices notices;
    private final TransactionTemplate transaction;

    RecordBatchWork(
            RecordBatchStore store,
            RecordBatchSteps steps,
            Registries registries,
            Words words,
            MessageSource messages,
            BulkDeedNotices notices,
            TransactionTemplate transaction) {
        super("batch", store.turns());
        this.store = store;
        this.steps = steps;
        this.registries = registries;
        this.words = words;
        this.messages = messages;
        this.notices = notices;
        this.transaction = transaction;
    }

    @Override
    protected Optional<RecordBatch> take() {
        return store.take();
    }

    @Override
    protected @Nullable String reason(RecordBatch one, Exception failure) {
        return failure instanceof Problem problem
                ? words.text("problem." + problem.code(), problem.arguments().toArray())
                : null;
    }

    @Override
    protected String unexpected(RecordBatch one) {
        return words.text("registry.batch.unexpected");
    }

    @Override
    protected void through(RecordBatch one, BooleanSupplier closing) {
        var counts = first(one);
        int reached = one.reached();
        while (true) {
            if (closing.getAsBoolean()) {
                store.turns().leave(one.id());
                return;
            }
            var items = store.items(one.id(), reached, STEP, wanted(one.state()));
            if (items.isEmpty()) {
                break;
            }
            var before = counts;
            record Written(Step step, boolean goesOn) {}
            var written = Objects.requireNonNull(transaction.execute(status -> {
                var step = one.state() == State.UNDOING
                        ? steps.undone(one, items, before)
                        : steps.changed(one, items, before, one.state() == State.CHANGING);
                return new Written(step, store.advanced(one.id(), step.reached(), step.counts(), step.outcomes()));
            }));
            counts = written.step().counts();
            reached = written.step().reached();
            if (!written.goesOn()) {
                stopped(one);
                return;
            }
        }
        ended(one);
    }

    /** By the asker, who needs not be told. */
    private void stopped(RecordBatch one) {
        if (one.state() == State.TRYING) {
            store.turns().end(one.id(), State.FAILED.id(), words.text("registry.batch.cancelled"));
        } else {
            store.turns().end(one.id(), State.STOPPED.id(), null);
        }
    }

    private void ended(RecordBatch one) {
        var state = switch (one.state()) {
            case TRYING -> State.TRIED;
            case UNDOING -> State.UNDONE;
            default -> State.CHANGED;
        };
        transaction.executeWithoutResult(status -> {
            if (store.turns().end(one.id(), state.id(), null)) {
                tell(one);
            }
        });
    }

    @Override
    protected void gaveUp(RecordBatch one, String reason) {
        tell(one);
    }

    /** @param was as it was while it was worked on */
    private void tell(RecordBatch was) {
        store.find(was.id()).ifPresent(one -> {
            boolean failed = one.state() == State.FAILED;
            boolean trial = was.state() == State.TRYING;
            boolean undo = was.state() == State.UNDOING;
            var counts = one.counts();
            // A trial counts what could be changed; where it failed, nothing is.
            int done = failed && trial ? 0 : undo ? counts.undone() : counts.changed();
            notices.tell(new BulkDeedNotices.Ended(
                    one.requestedBy(),
                    undo ? Label.of(messages, "registry.batch.undo") : label(one),
                    failed ? End.FAILED : trial ? End.ofTrial(done) : End.DONE,
                    done,
                    undo ? counts.kept() : counts.refused(),
                    one.failure(),
                    Duration.between(one.begunAt(), one.finishedAt()),
                    "/record-batches/" + one.id(),
                    one.subject() + ":" + one.state().id()));
        });
    }

    private Label label(RecordBatch one) {
        var deed = one.input().deed();
        return registries.get(one.registry()).actions().stream()
                .filter(action -> action.action().equals(deed))
                .findFirst()
                .map(RegistryDefinition.Action::label)
                .orElseGet(() -> Label.of(messages, "registry.batch.deed." + deed));
    }

    /** What of the records counts already. */
    private static Counts first(RecordBatch one) {
        var known = one.counts();
        return one.reached() > 0 || one.state() == State.UNDOING
                ? known
                : one.state() == State.CHANGING ? new Counts(0, known.same(), known.refused(), 0, 0) : Counts.NONE;
    }

    private static @Nullable String wanted(State state) {
        return switch (state) {
            case CHANGING -> "ready";
            case UNDOING -> "changed";
            default -> null;
        };
    }
}
