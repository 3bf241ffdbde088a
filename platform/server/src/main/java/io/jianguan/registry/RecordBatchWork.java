package io.jianguan.registry;

import io.jianguan.registry.RecordBatch.Counts;
import io.jianguan.registry.RecordBatch.State;
import io.jianguan.registry.RecordBatch.Step;
import io.jianguan.rest.Problem;
import io.jianguan.work.Worker;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works on batches, some records in one transaction with how far it is. */
@Component
class RecordBatchWork extends Worker<RecordBatch> {
    private static final int STEP = 200;
    private final RecordBatchStore store;
    private final RecordBatchSteps steps;
    private final Words words;
    private final TransactionTemplate transaction;

    RecordBatchWork(RecordBatchStore store, RecordBatchSteps steps, Words words, TransactionTemplate transaction) {
        super("batch", store.turns());
        this.store = store;
        this.steps = steps;
        this.words = words;
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
                boolean tried = one.state() == State.TRYING;
                end(one, tried ? State.FAILED : State.STOPPED, tried ? words.text("registry.batch.cancelled") : null);
                return;
            }
        }
        end(
                one,
                switch (one.state()) {
                    case TRYING -> State.TRIED;
                    case UNDOING -> State.UNDONE;
                    default -> State.CHANGED;
                },
                null);
    }

    private void end(RecordBatch one, State state, @Nullable String failure) {
        store.turns().end(one.id(), state.id(), failure);
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
