package io.jianguan.task;

import io.jianguan.work.LongWork;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A deed on many tasks or clocks on its way, as it is kept.
 *
 * @param deed name of what is done
 * @param begunAt when the trial began, or what came after it
 * @param total how many were chosen
 * @param reached ordinal of the last that was looked at
 * @param failure for people: why it did not go on
 */
record BulkDeed(
        long id,
        String deed,
        String language,
        String requestedBy,
        OffsetDateTime requestedAt,
        OffsetDateTime begunAt,
        State state,
        Deed.Said said,
        int total,
        int reached,
        Counts counts,
        @Nullable String failure,
        @Nullable OffsetDateTime finishedAt)
        implements LongWork {

    enum State {
        TRYING,
        TRIED,
        RUNNING,
        DONE,
        STOPPED,
        FAILED;

        boolean isRunning() {
            return this == TRYING || this == RUNNING;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param ready how many the trial found that it can be done to */
    record Counts(int ready, int done, int refused) {}

    record Item(int ordinal, long subject) {}

    /** What became of one. @param code of the problem and its text for people; null where it was not refused */
    record Outcome(
            String outcome, @Nullable String code, @Nullable String message) {
        static final Outcome READY = new Outcome("ready", null, null);
        static final Outcome DONE = new Outcome("done", null, null);
    }

    @Override
    public String subject() {
        return "bulk-deed:" + id;
    }

    @Override
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
