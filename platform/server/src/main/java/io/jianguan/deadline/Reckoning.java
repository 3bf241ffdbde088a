package io.jianguan.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a period is over. The day of the start does not count (民法典 §201); days of a pause do not; a period of calendar
 * days whose last day is not worked ends with the next that is (§203).
 */
record Reckoning(Period period, Course course, Calendar calendar) {

    /** The last instant in time; null while the clock is paused. */
    @Nullable
    Instant due() {
        return course.isPaused() ? null : after(period.amount() + course.extended());
    }

    /** When so much of the period is over, pauses left out; a day is over with its last second. */
    Instant after(int amount) {
        var fixed = course.fixed();
        return switch (period.unit()) {
            case DATE -> fixed == null ? course.start() : fixed;
            case WD, D -> Calendar.endOf(lastDay(amount));
            case H, OH -> timeAfter(Duration.ofHours(amount));
        };
    }

    /** The day with which so many days are over. */
    LocalDate lastDay(int amount) {
        var day = countedDay(amount);
        return period.unit() == Period.Unit.D ? calendar.onOrAfter(day) : day;
    }

    /** As the last day, before it moves off a holiday. */
    LocalDate countedDay(int amount) {
        var day = Calendar.dayOf(course.start());
        for (int left = amount; left > 0; ) {
            day = day.plusDays(1);
            if (counts(day)) {
                left--;
            }
        }
        return day;
    }

    boolean counts(LocalDate day) {
        return (period.unit() == Period.Unit.D || calendar.isWorked(day)) && !course.isPausedOn(day);
    }

    /** How much is over at an instant, in whole units begun for hours, whole days counted for days. */
    int spent(Instant now) {
        return switch (period.unit()) {
            case DATE -> 0;
            case WD, D -> {
                int days = 0;
                for (var day = Calendar.dayOf(course.start()).plusDays(1);
                        day.isBefore(Calendar.dayOf(now));
                        day = day.plusDays(1)) {
                    days += counts(day) ? 1 : 0;
                }
                yield days;
            }
            case H, OH -> {
                var sum = Duration.ZERO;
                for (var run : runs(now)) {
                    sum = sum.plus(elapsed(run.from(), run.until()));
                }
                yield (int) sum.toHours();
            }
        };
    }

    private Instant timeAfter(Duration amount) {
        var left = amount;
        for (var run : runs(Instant.MAX)) {
            if (run.until().equals(Instant.MAX)) {
                return plus(run.from(), left);
            }
            var elapsed = elapsed(run.from(), run.until());
            if (elapsed.compareTo(left) >= 0) {
                return plus(run.from(), left);
            }
            left = left.minus(elapsed);
        }
        throw new IllegalStateException("paused");
    }

    private record Run(Instant from, Instant until) {}

    /** The spans between the pauses. */
    private List<Run> runs(Instant end) {
        var runs = new ArrayList<Run>();
        var from = course.start();
        for (var pause : course.pauses()) {
            runs.add(new Run(from, pause.from()));
            var until = pause.until();
            if (until == null) {
                return runs;
            }
            from = until;
        }
        runs.add(new Run(from, end));
        return runs;
    }

    private Duration elapsed(Instant from, Instant until) {
        return period.unit() == Period.Unit.OH ? calendar.officeTime(from, until) : Duration.between(from, until);
    }

    private Instant plus(Instant from, Duration time) {
        return period.unit() == Period.Unit.OH ? calendar.plusOfficeTime(from, time) : from.plus(time);
    }
}
