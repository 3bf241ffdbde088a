package io.jianguan.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.deadline.Course.Pause;
import io.jianguan.deadline.Period.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.json.JsonMapper;

/** Due instants over random calendars, judged by counting again in another way. */
@Tag("C4")
class ReckoningProperties {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Property
    void shouldCountExactlySoManyWorkingDays(
            @ForAll("calendars") Calendar calendar,
            @ForAll("starts") Instant start,
            @ForAll @IntRange(max = 60) int n) {
        var due = due(new Period(n, Unit.WD), Course.of(start), calendar);

        var last = Calendar.dayOf(due);
        assertThat(Calendar.dayOf(start)
                        .plusDays(1)
                        .datesUntil(last.plusDays(1))
                        .filter(calendar::isWorked))
                .hasSize(n);
        assertThat(n == 0 || calendar.isWorked(last)).isTrue();
        assertThat(due).isEqualTo(Calendar.endOf(last));
    }

    @Property
    void shouldEndCalendarDaysOnTheFirstWorkedDay(
            @ForAll("calendars") Calendar calendar,
            @ForAll("starts") Instant start,
            @ForAll @IntRange(max = 120) int n) {
        var last = Calendar.dayOf(due(new Period(n, Unit.D), Course.of(start), calendar));

        var counted = Calendar.dayOf(start).plusDays(n);
        assertThat(calendar.isWorked(last)).isTrue();
        assertThat(counted.datesUntil(last.isBefore(counted) ? counted : last)).noneMatch(calendar::isWorked);
    }

    @Property
    void shouldMoveByTheWorkingDaysOfAPause(
            @ForAll("calendars") Calendar calendar,
            @ForAll("starts") Instant start,
            @ForAll @IntRange(min = 1, max = 30) int n,
            @ForAll @IntRange(max = 40) int pausedAfter,
            @ForAll @IntRange(max = 40) int pausedFor) {
        var period = new Period(n, Unit.WD);
        var before = due(period, Course.of(start), calendar);
        var from = start.plus(Duration.ofDays(pausedAfter));
        Assume.that(from.isBefore(before));
        var until = from.plus(Duration.ofDays(pausedFor));

        var after = due(period, new Course(start, null, List.of(new Pause(from, until)), 0), calendar);

        // the day of the start never counts, so a pause takes nothing from it
        var first = Calendar.dayOf(from).equals(Calendar.dayOf(start))
                ? Calendar.dayOf(from).plusDays(1)
                : Calendar.dayOf(from);
        var end = Calendar.dayOf(until);
        var lost = first.isBefore(end)
                ? (int) first.datesUntil(end).filter(calendar::isWorked).count()
                : 0;
        assertThat(Calendar.dayOf(after)).isEqualTo(calendar.plusWorkingDays(Calendar.dayOf(before), lost));
    }

    @Property
    void shouldTakeAnExtensionLikeALongerPeriod(
            @ForAll("calendars") Calendar calendar,
            @ForAll("starts") Instant start,
            @ForAll Unit unit,
            @ForAll @IntRange(max = 40) int n,
            @ForAll @IntRange(max = 40) int more) {
        Assume.that(unit != Unit.DATE);
        assertThat(due(new Period(n, unit), new Course(start, null, List.of(), more), calendar))
                .isEqualTo(due(new Period(n + more, unit), Course.of(start), calendar));
    }

    @Property
    void shouldGiveExactlyTheOfficeHours(
            @ForAll("calendars") Calendar calendar,
            @ForAll("starts") Instant start,
            @ForAll @IntRange(max = 100) int n) {
        var due = due(new Period(n, Unit.OH), Course.of(start), calendar);

        assertThat(calendar.officeTime(start, due)).isEqualTo(Duration.ofHours(n));
    }

    @Property
    void shouldLoseNothingOfOfficeHoursToAPause(
            @ForAll("calendars") Calendar calendar,
            @ForAll("starts") Instant start,
            @ForAll @IntRange(min = 1, max = 60) int n,
            @ForAll @IntRange(max = 500) int pausedAfter,
            @ForAll @IntRange(max = 500) int pausedFor) {
        var period = new Period(n, Unit.OH);
        var from = start.plus(Duration.ofHours(pausedAfter));
        Assume.that(from.isBefore(due(period, Course.of(start), calendar)));
        var until = from.plus(Duration.ofHours(pausedFor));

        var due = due(period, new Course(start, null, List.of(new Pause(from, until)), 0), calendar);

        assertThat(calendar.officeTime(start, from).plus(calendar.officeTime(until, due)))
                .isEqualTo(Duration.ofHours(n));
    }

    @Property
    void shouldWarnInOrder(
            @ForAll("calendars") Calendar calendar,
            @ForAll("starts") Instant start,
            @ForAll Unit unit,
            @ForAll @IntRange(min = 2, max = 60) int n) {
        Assume.that(unit != Unit.DATE);
        var reckoning = new Reckoning(new Period(n, unit), Course.of(start), calendar);

        var instants = List.of("half", "1 " + unit + " before", "due", "2 " + unit + " after").stream()
                .map(at -> Offset.parse(at).on(reckoning))
                .toList();

        assertThat(instants).isSorted();
        assertThat(instants.get(2)).isEqualTo(reckoning.due());
    }

    /** Anybody who reads the explanation comes to the same day. */
    @Property
    void shouldExplainEveryDayBetweenStartAndEnd(
            @ForAll("calendars") Calendar calendar,
            @ForAll("starts") Instant start,
            @ForAll @IntRange(min = 1, max = 60) int n,
            @ForAll @IntRange(max = 20) int pausedFor) {
        var rule = Rule.inline(new Period(n, Unit.WD));
        var pause = new Explanation.Pause(start, start.plus(Duration.ofDays(pausedFor)), "鉴定", "li.officer");
        var course = new Course(start, null, List.of(new Pause(pause.from(), pause.until())), 0);

        var explanation = Explanation.of(
                rule,
                new Reckoning(rule.period(), course, calendar),
                new Explanation.Told(null, List.of(pause), List.of(), List.of()));

        var due = Objects.requireNonNull(explanation.due());
        var days = Calendar.dayOf(start).until(Calendar.dayOf(due), java.time.temporal.ChronoUnit.DAYS);
        var skipped =
                explanation.skipped().stream().mapToInt(Explanation.Days::days).sum();
        assertThat(days - skipped).isEqualTo(n);
    }

    /** Holidays, make-up days, pauses and extensions at once; whoever counts again, from the same events, agrees. */
    @Property
    void shouldReckonAWholeCourseAlikeEveryTime(
            @ForAll("calendars") Calendar calendar,
            @ForAll("starts") Instant start,
            @ForAll("counted") Unit unit,
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll("happenings") List<Happening> happenings) {
        var rule = Rule.inline(new Period(n, unit));
        var events = new ArrayList<>(List.of(ClockEvent.of(ClockEvent.Kind.STARTED, start, null, null)));
        happenings.forEach(one -> one.addTo(events, rule, calendar));

        var reckoned = Reckoned.of(rule, events, calendar);

        var explanation = reckoned.explanation();
        var course = ClockEvent.course(events);
        var due = Objects.requireNonNull(reckoned.due());
        var last = Calendar.dayOf(due);
        if (unit == Unit.WD) {
            // counted on the calendar itself, from the day after the start to the last
            assertThat(Calendar.dayOf(start)
                            .plusDays(1)
                            .datesUntil(last.plusDays(1))
                            .filter(calendar::isWorked)
                            .filter(day -> course.pauses().stream().noneMatch(pause -> pause.covers(day))))
                    .hasSize(n + course.extended());
            assertThat(explanation.makeUp().stream()
                            .mapToInt(Explanation.Days::days)
                            .sum())
                    .isEqualTo((int) Calendar.dayOf(start)
                            .plusDays(1)
                            .datesUntil(last.plusDays(1))
                            .filter(day -> calendar.isWorked(day) && Calendar.isWeekend(day))
                            .filter(day -> course.pauses().stream().noneMatch(pause -> pause.covers(day)))
                            .count());
        }
        assertThat(calendar.isWorked(last)).isTrue();
        assertThat(Reckoned.of(rule, List.copyOf(events), calendar)).isEqualTo(reckoned);
        assertThat(JSON.readValue(JSON.writeValueAsString(explanation), Explanation.class))
                .isEqualTo(explanation);
        assertThat(reckoned.warnings().values()).allSatisfy(at -> assertThat(at).isAfterOrEqualTo(start));
    }

    /** @param pausedFor hours; 0: an extension instead, by as many as it is hours later */
    record Happening(int hoursLater, int pausedFor) {
        void addTo(List<ClockEvent> events, Rule rule, Calendar calendar) {
            var at = events.getLast().at().plus(Duration.ofHours(hoursLater));
            var due = Reckoned.of(rule, events, calendar).due();
            if (due == null || !at.isBefore(due)) {
                return;
            }
            if (pausedFor == 0) {
                events.add(
                        new ClockEvent(ClockEvent.Kind.EXTENDED, at, "wang.leader", "案情复杂", 1 + hoursLater % 7, null));
            } else {
                events.add(ClockEvent.of(ClockEvent.Kind.PAUSED, at, "li.officer", "检测鉴定"));
                events.add(ClockEvent.of(
                        ClockEvent.Kind.RESUMED, at.plus(Duration.ofHours(pausedFor)), "li.officer", null));
            }
        }
    }

    @Provide
    Arbitrary<Unit> counted() {
        return Arbitraries.of(Unit.WD, Unit.D, Unit.OH);
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        var pausedFor = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.just(0)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(1, 600)));
        return Combinators.combine(Arbitraries.integers().between(0, 300), pausedFor)
                .as(Happening::new)
                .list()
                .ofMaxSize(5);
    }

    private static Instant due(Period period, Course course, Calendar calendar) {
        return Objects.requireNonNull(new Reckoning(period, course, calendar).due());
    }

    @Provide
    Arbitrary<Calendar> calendars() {
        Arbitrary<Set<Integer>> days =
                Arbitraries.integers().between(0, 700).set().ofMaxSize(80);
        Arbitrary<OfficeHours> hours = Arbitraries.of("09:00-12:00,13:30-17:30", "08:30-12:00", "00:00-23:59")
                .map(OfficeHours::parse);
        return Combinators.combine(days, hours).as((changed, open) -> {
            Map<LocalDate, WorkCalendar.Day> exceptions = new HashMap<>();
            for (var number : changed) {
                var day = FIRST.plusDays(number);
                exceptions.put(day, new WorkCalendar.Day(day, Calendar.isWeekend(day) ? "workday" : "holiday", "调整"));
            }
            return new Calendar(exceptions, open, Festivals.NONE.years(exceptions.values()));
        });
    }

    @Provide
    Arbitrary<Instant> starts() {
        return Arbitraries.integers()
                .between(0, 500 * 24 * 60)
                .map(minutes -> Calendar.endOf(FIRST).plus(Duration.ofMinutes(minutes)));
    }
}
