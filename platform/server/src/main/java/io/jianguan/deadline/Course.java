package io.jianguan.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides when a clock is due: the fold of its events.
 *
 * @param fixed where the date itself is given
 * @param pauses in order, not overlapping; only the last may still be open
 * @param extended by how much more, in the unit of the rule
 */
record Course(Instant start, @Nullable Instant fixed, List<Pause> pauses, int extended) {

    static Course of(Instant start) {
        return new Course(start, null, List.of(), 0);
    }

    /** @param until null while it lasts */
    record Pause(Instant from, @Nullable Instant until) {

        /** The day of the pause does not count, the day on which the clock goes on does. */
        boolean covers(LocalDate day) {
            return !day.isBefore(Calendar.dayOf(from)) && (until == null || day.isBefore(Calendar.dayOf(until)));
        }
    }

    boolean isPaused() {
        return !pauses.isEmpty() && pauses.getLast().until() == null;
    }

    boolean isPausedOn(LocalDate day) {
        return pauses.stream().anyMatch(pause -> pause.covers(day));
    }

    /** The same without its pause that is still open: as if it went on at once. */
    Course withoutOpenPause() {
        return isPaused() ? new Course(start, fixed, pauses.subList(0, pauses.size() - 1), extended) : this;
    }
}
