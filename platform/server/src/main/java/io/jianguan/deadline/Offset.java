package io.jianguan.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Where on a clock a warning stands. */
record Offset(Place place, Period by) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,4}\\s*(?:WD|D|H|OH)) (before|after)");
    private static final Period NOTHING = new Period(0, Period.Unit.D);

    enum Place {
        HALF,
        BEFORE,
        DUE,
        AFTER
    }

    /** @param text {@code half}, {@code due}, {@code 1 WD before}, {@code 2 WD after} */
    static Offset parse(String text) {
        var matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            return new Offset(
                    matcher.group(2).equals("before") ? Place.BEFORE : Place.AFTER, Period.parse(matcher.group(1)));
        }
        return switch (text) {
            case "half" -> new Offset(Place.HALF, NOTHING);
            case "due" -> new Offset(Place.DUE, NOTHING);
            default ->
                throw new IllegalArgumentException(
                        "at: '" + text + "' is not half, due, '1 WD before' or '2 WD after'");
        };
    }

    /** Counted in the unit of the rule, so that what is left before a warning is what the rule counts. */
    void check(Period.Unit unit) {
        var day = unit == Period.Unit.DATE ? Period.Unit.WD : unit;
        if ((place == Place.BEFORE || place == Place.AFTER) && by.unit() != day) {
            throw new IllegalArgumentException("warnings count in " + day + " like their rule, not in " + by.unit());
        }
    }

    /** When it is, for a clock that is not paused; of a day: when offices open. */
    Instant on(Reckoning reckoning) {
        var calendar = reckoning.calendar();
        var period = reckoning.period();
        var total = period.amount() + reckoning.course().extended();
        var due = reckoning.after(total);
        if (place == Place.DUE) {
            return due;
        }
        var start = reckoning.course().start();
        if (period.unit() == Period.Unit.DATE) {
            return place == Place.HALF
                    ? start.plus(Duration.between(start, due).dividedBy(2))
                    : calendar.openingOf(calendar.plusWorkingDays(Calendar.dayOf(due), signed()));
        }
        if (period.unit().isDays()) {
            return calendar.openingOf(
                    switch (place) {
                        case HALF -> reckoning.countedDay(Math.ceilDiv(total, 2));
                        case BEFORE -> reckoning.countedDay(Math.max(0, total - by.amount()));
                        default ->
                            period.unit() == Period.Unit.WD
                                    ? calendar.plusWorkingDays(reckoning.lastDay(total), by.amount())
                                    : reckoning.lastDay(total).plusDays(by.amount());
                    });
        }
        return switch (place) {
            case HALF -> reckoning.after(Math.ceilDiv(total, 2));
            case BEFORE -> reckoning.after(Math.max(0, total - by.amount()));
            default ->
                period.unit() == Period.Unit.OH
                        ? calendar.plusOfficeTime(due, Duration.ofHours(by.amount()))
                        : due.plus(Duration.ofHours(by.amount()));
        };
    }

    private int signed() {
        return place == Place.BEFORE ? -by.amount() : by.amount();
    }
}
