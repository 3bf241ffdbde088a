package io.jianguan.deadline;

import io.jianguan.deadline.WorkCalendar.Day;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a calendar.
 *
 * @param calendar code of the organisation; {@link WorkCalendar#ALL} for the one for all
 * @param days of the kind {@code usual} where what the calendar says itself is taken back
 * @param hours null: as they are; empty: taken back
 */
record CalendarChange(
        String calendar, List<Day> days, @Nullable String hours) {
    CalendarChange {
        days = List.copyOf(days);
    }

    boolean isEmpty() {
        return days.isEmpty() && hours == null;
    }
}
