package io.jianguan.deadline;

import io.jianguan.identity.Label;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a clock is due when it is: all that went into it, so that anybody can count again.
 *
 * @param origin what it counts from: null (the beginning of the task or status), {@code claimed}, {@code
 *     field:<label>}, {@code no-field:<label>} (the field was empty, so it counts from the beginning)
 * @param skipped days between start and end that do not count
 * @param makeUp weekend days that count, since they are worked
 * @param continued when its task came back and it went on
 * @param movedFrom the last day of a period of calendar days that was not worked; null: it was
 * @param left what is left while the clock is paused, in the rule's unit
 * @param due null while it is paused
 * @param unknownYears years in it whose holidays nobody has entered: what it says of them is provisional
 */
record Explanation(
        @Nullable String rule,
        int version,
        @Nullable Label label,
        Rule.@Nullable Basis basis,
        int amount,
        Period.Unit unit,
        Instant start,
        @Nullable String origin,
        List<Days> skipped,
        List<Days> makeUp,
        List<Pause> pauses,
        List<Extension> extensions,
        List<ClockContinued> continued,
        @Nullable LocalDate movedFrom,
        @Nullable Integer left,
        @Nullable Instant due,
        List<Integer> unknownYears) {

    /** Explanations written before there was such a thing have none of it. */
    Explanation {
        continued = continued == null ? List.of() : continued;
        unknownYears = unknownYears == null ? List.of() : unknownYears;
    }

    /** @param kind weekend, holiday, workday or pause; @param days how many */
    record Days(
            LocalDate from,
            LocalDate until,
            String kind,
            @Nullable String name,
            int days) {}

    record Pause(
            Instant from,
            @Nullable Instant until,
            String reason,
            @Nullable String by) {}

    record Extension(
            Instant at, int amount, String reason, @Nullable String by) {}

    /** @param move how the task came back: {@code withdrawn, returned, resubmitted, jumped} */
    record ClockContinued(Instant at, String move) {}

    /** What happened, as its events tell it. */
    record Told(
            @Nullable String origin, List<Pause> pauses, List<Extension> extensions, List<ClockContinued> continued) {}

    static Explanation of(Rule rule, Reckoning reckoning, Told told) {
        var course = reckoning.course();
        var due = reckoning.due();
        var total = rule.amount() + course.extended();
        var skipped = new ArrayList<Days>();
        var makeUp = new ArrayList<Days>();
        if (due != null && (rule.unit().isDays() || rule.unit() == Period.Unit.OH)) {
            walk(reckoning, Calendar.dayOf(due), skipped, makeUp);
        }
        return new Explanation(
                rule.rule(),
                rule.version(),
                rule.label(),
                rule.basis(),
                rule.amount(),
                rule.unit(),
                course.start(),
                told.origin(),
                skipped,
                makeUp,
                told.pauses(),
                told.extensions(),
                told.continued(),
                due == null ? null : movedFrom(rule, reckoning, total),
                course.isPaused()
                        ? Integer.valueOf(Math.max(
                                0,
                                total
                                        - reckoning.spent(
                                                course.pauses().getLast().from())))
                        : null,
                due,
                due == null ? List.of() : unknownYears(reckoning, Calendar.dayOf(due)));
    }

    /** Calendar days need to know only whether their last is worked; hours by the clock, nothing. */
    private static List<Integer> unknownYears(Reckoning reckoning, LocalDate last) {
        return switch (reckoning.period().unit()) {
            case WD, OH ->
                reckoning
                        .calendar()
                        .unknownYears(Calendar.dayOf(reckoning.course().start()), last);
            case D -> reckoning.calendar().unknownYears(last, last);
            case H, DATE -> List.of();
        };
    }

    private static @Nullable LocalDate movedFrom(Rule rule, Reckoning reckoning, int total) {
        if (rule.unit() != Period.Unit.D) {
            return null;
        }
        var counted = reckoning.countedDay(total);
        return counted.equals(reckoning.lastDay(total)) ? null : counted;
    }

    private static void walk(Reckoning reckoning, LocalDate last, List<Days> skipped, List<Days> makeUp) {
        var first = Calendar.dayOf(reckoning.course().start());
        for (var day = reckoning.period().unit().isDays() ? first.plusDays(1) : first;
                !day.isAfter(last);
                day = day.plusDays(1)) {
            var exception = reckoning.calendar().exception(day);
            if (reckoning.period().unit().isDays() && reckoning.course().isPausedOn(day)) {
                add(skipped, day, "pause", null);
            } else if (reckoning.period().unit() == Period.Unit.D) {
                continue;
            } else if (!reckoning.calendar().isWorked(day)) {
                add(
                        skipped,
                        day,
                        exception == null ? "weekend" : "holiday",
                        exception == null ? null : exception.name());
            } else if (Calendar.isWeekend(day)) {
                add(makeUp, day, "workday", exception == null ? null : exception.name());
            }
        }
    }

    /** Days in a row that are skipped for the same reason stand together. */
    private static void add(List<Days> all, LocalDate day, String kind, @Nullable String name) {
        if (!all.isEmpty()) {
            var last = all.getLast();
            if (last.kind().equals(kind)
                    && java.util.Objects.equals(last.name(), name)
                    && last.until().plusDays(1).equals(day)) {
                all.set(all.size() - 1, new Days(last.from(), day, kind, name, last.days() + 1));
                return;
            }
        }
        all.add(new Days(day, day, kind, name, 1));
    }
}
