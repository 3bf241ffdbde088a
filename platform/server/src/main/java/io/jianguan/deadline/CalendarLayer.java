package io.jianguan.deadline;

import io.jianguan.deadline.WorkCalendar.Day;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one calendar says itself; those of the organisations below say more.
 *
 * @param hours null: those of the calendar above
 * @param festivals that the calendar for all must name; of other calendars none
 */
record CalendarLayer(
        String calendar, Map<LocalDate, Day> days, @Nullable OfficeHours hours, Festivals festivals) {
    CalendarLayer {
        days = Map.copyOf(days);
    }

    CalendarLayer with(CalendarChange change) {
        if (!calendar.equals(change.calendar())) {
            return this;
        }
        var changed = new HashMap<>(days);
        for (var day : change.days()) {
            if (day.isUsual()) {
                changed.remove(day.day());
            } else {
                changed.put(day.day(), day);
            }
        }
        var spans = change.hours();
        return new CalendarLayer(
                calendar,
                changed,
                spans == null ? hours : spans.isBlank() ? null : OfficeHours.parse(spans),
                festivals);
    }

    /** @param layers the calendar for all first */
    static Calendar sum(List<CalendarLayer> layers) {
        var days = new HashMap<LocalDate, Day>();
        var hours = OfficeHours.USUAL;
        for (var layer : layers) {
            days.putAll(layer.days());
            hours = layer.hours() == null ? hours : layer.hours();
        }
        var forAll = layers.getFirst();
        return new Calendar(days, hours, forAll.festivals().years(forAll.days().values()));
    }
}
