package io.jianguan.deadline;

import io.jianguan.deadline.WorkCalendar.Day;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which days and hours are worked: the week's rule, changed by published days.
 *
 * @param exceptions days that differ from the week's rule
 * @param years those whose holidays have been entered; of others only the weekends are known
 */
record Calendar(Map<LocalDate, Day> exceptions, OfficeHours hours, Set<Integer> years) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MOST_DAYS = 36_600;

    Calendar {
        exceptions = Map.copyOf(exceptions);
        years = Set.copyOf(years);
    }

    /** Years whose holidays nobody has entered, among those from one day to another. */
    List<Integer> unknownYears(LocalDate from, LocalDate until) {
        return IntStream.rangeClosed(from.getYear(), until.getYear())
                .filter(year -> !years.contains(year))
                .boxed()
                .toList();
    }

    boolean isWorked(LocalDate day) {
        var exception = exceptions.get(day);
        return exception == null ? !isWeekend(day) : exception.isWorked();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    @Nullable
    Day exception(LocalDate day) {
        return exceptions.get(day);
    }

    static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The last second of a day: a period of days ends with its last day (民法典 §203). */
    static Instant endOf(LocalDate day) {
        return at(day, LocalTime.of(23, 59, 59));
    }

    Instant openingOf(LocalDate day) {
        return at(day, hours.opening());
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    /**
     * The n-th working day after a day, which itself does not count (行政处罚法 §85 and the period rules of 民法典 §201);
     * before it, where the count is negative.
     */
    LocalDate plusWorkingDays(LocalDate start, int count) {
        var day = start;
        for (int left = Math.abs(count); left > 0; ) {
            day = day.plusDays(Integer.signum(count));
            if (isWorked(day)) {
                left--;
            }
        }
        return day;
    }

    /** The day itself, or the first after it that is worked (民法典 §203). */
    LocalDate onOrAfter(LocalDate day) {
        return isWorked(day) ? day : plusWorkingDays(day, 1);
    }

    /** The instant at which, from a start on, offices have been open that long. */
    Instant plusOfficeTime(Instant start, Duration time) {
        var left = time;
        var day = dayOf(start);
        if (left.isZero()) {
            return start;
        }
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            if (!isWorked(day)) {
                continue;
            }
            for (var span : hours.spans()) {
                var from = later(start, at(day, span.from()));
                var open = Duration.between(from, at(day, span.until()));
                if (open.compareTo(left) >= 0) {
                    return from.plus(left);
                }
                left = open.isPositive() ? left.minus(open) : left;
            }
        }
        throw new IllegalStateException("a calendar without working days after " + start);
    }

    /** How long offices were open in between. */
    Duration officeTime(Instant from, Instant until) {
        var sum = Duration.ZERO;
        for (var day = dayOf(from); !day.isAfter(dayOf(until)); day = day.plusDays(1)) {
            if (!isWorked(day)) {
                continue;
            }
            for (var span : hours.spans()) {
                var end = at(day, span.until());
                var open = Duration.between(later(from, at(day, span.from())), end.isBefore(until) ? end : until);
                sum = open.isPositive() ? sum.plus(open) : sum;
            }
        }
        return sum;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
