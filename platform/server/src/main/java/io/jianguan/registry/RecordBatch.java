package io.jianguan.registry;

import io.jianguan.work.LongWork;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of many records on its way, as it is kept.
 *
 * @param begunAt when the trial began, or what came after it
 * @param total records that were chosen
 * @param reached ordinal of the last that is done with
 * @param failure for people: why it did not go on
 */
record RecordBatch(
        long id,
        String registry,
        String view,
        String language,
        String requestedBy,
        OffsetDateTime requestedAt,
        OffsetDateTime begunAt,
        State state,
        Input input,
        int total,
        int reached,
        Counts counts,
        @Nullable String failure,
        @Nullable OffsetDateTime finishedAt)
        implements LongWork {

    enum State {
        TRYING,
        TRIED,
        CHANGING,
        CHANGED,
        STOPPED,
        UNDOING,
        UNDONE,
        FAILED;

        boolean isRunning() {
            return this == TRYING || this == CHANGING || this == UNDOING;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param values by field name, as in records; of {@code status} the code of the status that all get
     * @param action {@code delete}, or a button of the registry that starts a process; null: the values are written
     */
    record Input(
            Map<String, @Nullable Object> values,
            String reason,
            @Nullable String action) {
        Input(Map<String, @Nullable Object> values, String reason) {
            this(values, reason, null);
        }

        /** As {@link ViewActions} calls it. */
        String deed() {
            return action == null ? ViewActions.CHANGE : action;
        }

        /** Whether it cannot be taken back. */
        boolean stays() {
            return !deed().equals(ViewActions.CHANGE) && !deed().equals(ViewActions.DELETE);
        }
    }

    record Counts(int changed, int same, int refused, int undone, int kept) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }

    /** A record of it. */
    record Item(int ordinal, long recordId, int version) {}

    /** What became of it; the version is the one after. */
    record Outcome(
            int ordinal,
            int version,
            String outcome,
            @Nullable String message) {}

    @Override
    public String subject() {
        return "batch:" + id;
    }

    @Override
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** A part of it that fits into one transaction. */
    record Step(Counts counts, int reached, List<Outcome> outcomes) {}
}
