package io.jianguan.registry;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days from one to another, both included, as a person names them today. */
record Span(@Nullable LocalDate from, @Nullable LocalDate until) {
    private static final int MOST = 1000;

    enum Unit {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        static Optional<Unit> of(String id) {
            return Arrays.stream(values()).filter(unit -> unit.id().equals(id)).findFirst();
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        LocalDate plus(LocalDate day, int count) {
            return switch (this) {
                case DAY -> day.plusDays(count);
                case WEEK -> day.plusWeeks(count);
                case MONTH -> day.plusMonths(count);
                case QUARTER -> day.plus(count, IsoFields.QUARTER_YEARS);
                case YEAR -> day.plusYears(count);
            };
        }

        LocalDate start(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }
    }

    /** @param values checked by {@link QueryReader} */
    static Span of(Operator operator, List<String> values, LocalDate today) {
        var first = values.getFirst();
        return switch (operator) {
            case LAST -> new Span(unit(values.get(1)).plus(today, -count(first)).plusDays(1), today);
            case NEXT ->
                new Span(today, unit(values.get(1)).plus(today, count(first)).minusDays(1));
            case THIS -> whole(unit(first), today);
            case PREVIOUS -> whole(unit(first), unit(first).plus(today, -1));
            case BEFORE -> new Span(null, LocalDate.parse(first).minusDays(1));
            case AFTER -> new Span(LocalDate.parse(first).plusDays(1), null);
            case EQUALS -> new Span(LocalDate.parse(first), LocalDate.parse(first));
            case BETWEEN -> new Span(LocalDate.parse(first), LocalDate.parse(values.get(1)));
            default -> throw new IllegalArgumentException("no span: " + operator);
        };
    }

    private static Span whole(Unit unit, LocalDate day) {
        var start = unit.start(day);
        return new Span(start, unit.plus(start, 1).minusDays(1));
    }

    private static Unit unit(String id) {
        return Unit.of(id).orElseThrow();
    }

    /** @return 0 where it is no number of days, weeks … that somebody can mean */
    static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            return count > MOST ? 0 : count;
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
