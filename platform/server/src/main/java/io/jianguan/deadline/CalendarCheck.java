package io.jianguan.deadline;

import io.jianguan.deadline.WorkCalendar.Day;
import io.jianguan.identity.Organisations;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Reads what is to change in a calendar, row by row, and says of each row what is wrong with it. */
@Component
class CalendarCheck {
    private static final Set<String> KINDS = Set.of("holiday", "workday", "usual");
    private static final int MOST_DAYS = 1_500;
    private static final int LONGEST_NAME = 60;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private final WorkCalendar calendars;
    private final Organisations organisations;
    private final MessageSource messages;

    CalendarCheck(WorkCalendar calendars, Organisations organisations, MessageSource messages) {
        this.calendars = calendars;
        this.organisations = organisations;
        this.messages = messages;
    }

    /**
     * A row as somebody wrote it.
     *
     * @param day {@code 2027-01-01}
     * @param kind {@code holiday}, {@code workday}, or {@code usual}: what the calendar said is taken back
     */
    record CalendarRow(
            @Nullable String day,
            @Nullable String kind,
            @Nullable String name) {}

    /**
     * @param organisation code; null or empty: the calendar for all
     * @throws Problem {@code deadline.calendar-organisation}, {@code deadline.calendar-invalid} with a fault a row
     */
    CalendarChange read(@Nullable String organisation, List<CalendarRow> rows, @Nullable String hours) {
        var calendar = organisation == null ? WorkCalendar.ALL : organisation.strip();
        if (!calendar.isEmpty() && organisations.find(calendar).isEmpty()) {
            throw Problem.notFound("deadline.calendar-organisation", calendar);
        }
        if (rows.size() > MOST_DAYS) {
            throw Problem.invalid("deadline.calendar-many", List.of(), MOST_DAYS);
        }
        var reading = new Reading(above(calendar));
        for (int i = 0; i < rows.size(); i++) {
            reading.row("days[" + i + "]", rows.get(i));
        }
        reading.hours(calendar, hours);
        if (!reading.errors.isEmpty()) {
            throw Problem.invalid("deadline.calendar-invalid", reading.errors, reading.errors.size());
        }
        return new CalendarChange(calendar, reading.days, hours == null ? null : hours.strip());
    }

    /** What would hold if the calendar said nothing itself. */
    private Calendar above(String calendar) {
        var layers = calendars.layers(calendar);
        return CalendarLayer.sum(
                layers.size() == 1
                        ? List.of(new CalendarLayer(WorkCalendar.ALL, java.util.Map.of(), null, Festivals.NONE))
                        : layers.subList(0, layers.size() - 1));
    }

    private final class Reading {
        private final Calendar above;
        private final List<Day> days = new ArrayList<>();
        private final List<FieldError> errors = new ArrayList<>();
        private final Set<LocalDate> named = new HashSet<>();

        Reading(Calendar above) {
            this.above = above;
        }

        void row(String at, CalendarRow row) {
            var day = day(at, row.day());
            var kind = row.kind() == null ? "" : row.kind().strip();
            var name = row.name() == null ? "" : row.name().strip();
            if (!KINDS.contains(kind)) {
                fault(at + ".kind", "kind", kind);
                return;
            }
            if (name.isEmpty() && !kind.equals("usual")) {
                fault(at + ".name", "name");
            } else if (name.length() > LONGEST_NAME) {
                fault(at + ".name", "name-long", LONGEST_NAME);
            }
            if (day != null && kind.equals("workday") && above.isWorked(day)) {
                fault(
                        at + ".kind",
                        "worked-anyway",
                        day.toString(),
                        day.getDayOfWeek().getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale()));
            }
            if (day != null) {
                days.add(new Day(day, kind, name));
            }
        }

        private @Nullable LocalDate day(String at, @Nullable String text) {
            try {
                var day = LocalDate.parse(text == null ? "" : text.strip());
                if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                    fault(at + ".day", "year", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
                } else if (!named.add(day)) {
                    fault(at + ".day", "twice", day.toString());
                } else {
                    return day;
                }
            } catch (DateTimeParseException unreadable) {
                fault(at + ".day", "day", text == null ? "" : text);
            }
            return null;
        }

        void hours(String calendar, @Nullable String hours) {
            if (hours == null || (hours.isBlank() && !calendar.isEmpty())) {
                return;
            }
            try {
                OfficeHours.parse(hours);
            } catch (RuntimeException unreadable) {
                fault("hours", "hours", hours);
            }
        }

        private void fault(String field, String code, Object... arguments) {
            errors.add(new FieldError(
                    field,
                    code,
                    messages.getMessage("deadline.calendar." + code, arguments, LocaleContextHolder.getLocale())));
        }
    }
}
