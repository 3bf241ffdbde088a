package io.jianguan.deadline;

import io.jianguan.identity.Organisations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a change of a calendar would do to the clocks that run. */
@Component
class CalendarEffect {
    private static final int MOST = 10_000;
    private static final Instant EVER = Instant.parse("9000-01-01T00:00:00Z");
    private final WorkCalendar calendars;
    private final Organisations organisations;
    private final ClockLists clocks;
    private final Clock clock;

    CalendarEffect(WorkCalendar calendars, Organisations organisations, ClockLists clocks, Clock clock) {
        this.calendars = calendars;
        this.organisations = organisations;
        this.clocks = clocks;
        this.clock = clock;
    }

    /**
     * @param running clocks whose time spans a changed day
     * @param later how many of them will be due later
     * @param earlier how many sooner
     * @param overdue how many of those will be overdue at once
     * @param more there are more than were looked at
     */
    record ClocksAffected(int running, int later, int earlier, int overdue, boolean more) {}

    ClocksAffected of(CalendarChange change) {
        var spanning = clocks.spanning(
                change.calendar().isEmpty() ? null : organisations.subtree(change.calendar()),
                from(change),
                until(change),
                MOST + 1);
        var changed = new HashMap<String, Calendar>();
        int later = 0;
        int earlier = 0;
        int overdue = 0;
        for (var known : spanning) {
            var calendar = changed.computeIfAbsent(known.owner(), owner -> with(owner, change));
            var before = known.due();
            var after = due(known, calendar);
            if (before == null || after == null || after.equals(before)) {
                continue;
            }
            if (after.isAfter(before)) {
                later++;
            } else {
                earlier++;
                overdue += after.isBefore(clock.instant()) && before.isAfter(clock.instant()) ? 1 : 0;
            }
        }
        return new ClocksAffected(Math.min(MOST, spanning.size()), later, earlier, overdue, spanning.size() > MOST);
    }

    private Calendar with(String owner, CalendarChange change) {
        return CalendarLayer.sum(calendars.layers(owner).stream()
                .map(layer -> layer.with(change))
                .toList());
    }

    /** As its events give it, which its explanation repeats. */
    private static @Nullable Instant due(LegalClock known, Calendar calendar) {
        var why = known.explanation();
        if (why.unit() == Period.Unit.DATE) {
            return why.due();
        }
        var course = new Course(
                why.start(),
                null,
                why.pauses().stream()
                        .map(pause -> new Course.Pause(pause.from(), pause.until()))
                        .toList(),
                why.extensions().stream()
                        .mapToInt(Explanation.Extension::amount)
                        .sum());
        return new Reckoning(known.rule().period(), course, calendar).due();
    }

    private static Instant from(CalendarChange change) {
        return change.hours() != null
                ? Instant.EPOCH
                : days(change).stream()
                        .min(Comparator.naturalOrder())
                        .map(day -> day.atStartOfDay(Calendar.ZONE).toInstant())
                        .orElse(EVER);
    }

    private static Instant until(CalendarChange change) {
        return change.hours() != null
                ? EVER
                : days(change).stream()
                        .max(Comparator.naturalOrder())
                        .map(Calendar::endOf)
                        .orElse(Instant.EPOCH);
    }

    private static List<LocalDate> days(CalendarChange change) {
        return change.days().stream().map(WorkCalendar.Day::day).toList();
    }
}
