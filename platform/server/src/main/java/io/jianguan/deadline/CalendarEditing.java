package io.jianguan.deadline;

import io.jianguan.audit.AuditLog;
import io.jianguan.deadline.WorkCalendar.Day;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.identity.Roles;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The calendars as those who keep them see and change them. */
@Component
class CalendarEditing {
    private static final String BUSINESS_ADMIN = "business-admin";
    private final WorkCalendar calendars;
    private final CalendarEffect effect;
    private final Organisations organisations;
    private final Actors actors;
    private final AuditLog audit;
    private final Clock clock;

    CalendarEditing(
            WorkCalendar calendars,
            CalendarEffect effect,
            Organisations organisations,
            Actors actors,
            AuditLog audit,
            Clock clock) {
        this.calendars = calendars;
        this.effect = effect;
        this.organisations = organisations;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A day that differs from the week's rule.
     *
     * @param from name of the organisation whose calendar says so; null: the calendar for all does
     * @param own whether it is the calendar itself that was asked for
     */
    record CalendarDay(
            LocalDate day,
            String kind,
            String name,
            @Nullable String from,
            boolean own) {}

    /** @param own null: those of the calendar above hold */
    record CalendarHours(String inForce, @Nullable String own) {}

    /**
     * @param organisation code; empty: the calendar for all
     * @param version of all calendars, to be given back with a change
     * @param known whether the year's holidays have been entered
     * @param lacking names of public holidays of that year that have not
     * @param missing years within the next {@value WorkCalendar#AHEAD} days whose holidays nobody has entered
     */
    record CalendarYear(
            int year,
            String organisation,
            long version,
            boolean editable,
            List<CalendarDay> days,
            CalendarHours hours,
            boolean known,
            List<String> lacking,
            List<Integer> missing) {}

    /** @param before,after holiday, workday or usual, as people would work by it */
    record DayDifference(LocalDate day, String before, String after, String name) {}

    record CalendarPreview(
            long version, List<DayDifference> days, CalendarHours hours, CalendarEffect.ClocksAffected clocks) {}

    CalendarYear year(@Nullable String organisation, int year) {
        var calendar = organisation == null ? WorkCalendar.ALL : organisation;
        var layers = calendars.layers(calendar);
        var shown = new TreeMap<LocalDate, CalendarDay>();
        for (var layer : layers) {
            var from = layer.calendar().isEmpty() ? null : name(layer.calendar());
            layer.days().values().stream()
                    .filter(day -> day.day().getYear() == year)
                    .forEach(day -> shown.put(
                            day.day(),
                            new CalendarDay(
                                    day.day(),
                                    day.kind(),
                                    day.name(),
                                    from,
                                    layer.calendar().equals(calendar))));
        }
        return new CalendarYear(
                year,
                calendar,
                calendars.version(),
                isKeeper(actors.current()),
                List.copyOf(shown.values()),
                hours(calendar, layers),
                CalendarLayer.sum(layers).years().contains(year),
                lacking(layers.getFirst(), year),
                calendars.unknownYears(clock.instant()));
    }

    private static List<String> lacking(CalendarLayer forAll, int year) {
        return forAll.festivals()
                .lacking(forAll.days().values().stream()
                        .filter(day -> day.day().getYear() == year)
                        .toList());
    }

    private String name(String organisation) {
        return organisations.names(List.of(organisation)).getOrDefault(organisation, organisation);
    }

    private static CalendarHours hours(String calendar, List<CalendarLayer> layers) {
        var last = layers.getLast();
        var own = last.calendar().equals(calendar) ? last.hours() : null;
        return new CalendarHours(CalendarLayer.sum(layers).hours().toString(), own == null ? null : own.toString());
    }

    /** @throws Problem {@code deadline.calendar-forbidden} */
    Actor keeper() {
        var actor = actors.current();
        if (!isKeeper(actor)) {
            throw Problem.forbidden("deadline.calendar-forbidden");
        }
        return actor;
    }

    private static boolean isKeeper(Actor actor) {
        return actor.has(BUSINESS_ADMIN) || actor.has(Roles.SYSTEM_ADMIN);
    }

    /** What would be different, and what becomes of the clocks that run. */
    CalendarPreview preview(CalendarChange change) {
        return new CalendarPreview(
                calendars.version(), differences(change), hours(change.calendar(), after(change)), effect.of(change));
    }

    private List<CalendarLayer> after(CalendarChange change) {
        return calendars.layers(change.calendar()).stream()
                .map(layer -> layer.with(change))
                .toList();
    }

    private List<DayDifference> differences(CalendarChange change) {
        var before = CalendarLayer.sum(calendars.layers(change.calendar()));
        var after = CalendarLayer.sum(after(change));
        return change.days().stream()
                .map(Day::day)
                .sorted()
                .map(day -> new DayDifference(day, kind(before, day), kind(after, day), name(before, after, day)))
                .filter(one -> !one.before().equals(one.after()) || !sameName(before, after, one.day()))
                .toList();
    }

    private static String kind(Calendar calendar, LocalDate day) {
        var exception = calendar.exception(day);
        return exception == null ? "usual" : exception.kind();
    }

    private static String name(Calendar before, Calendar after, LocalDate day) {
        var exception = after.exception(day) == null ? before.exception(day) : after.exception(day);
        return exception == null ? "" : exception.name();
    }

    private static boolean sameName(Calendar before, Calendar after, LocalDate day) {
        return name(before, before, day).equals(name(after, after, day));
    }

    /**
     * @param version at which it was looked at
     * @throws Problem {@code deadline.calendar-changed} if somebody changed a calendar since, {@code
     *     deadline.calendar-empty}
     */
    @Transactional
    public void save(Actor actor, CalendarChange change, long version) {
        if (change.isEmpty()) {
            throw Problem.invalid("deadline.calendar-empty", List.of());
        }
        if (calendars.lock() != version) {
            throw Problem.conflict("deadline.calendar-changed");
        }
        var differences = differences(change);
        if (calendars.change(change, actor.username())) {
            audit.record(
                    actor.username(),
                    "calendar.changed",
                    "calendar:" + (change.calendar().isEmpty() ? "all" : change.calendar()),
                    detail(change, differences));
        }
    }

    private static Map<String, @Nullable Object> detail(CalendarChange change, List<DayDifference> differences) {
        var detail = new HashMap<String, @Nullable Object>();
        detail.put(
                "days",
                differences.stream()
                        .map(one -> one.day() + " " + one.before() + " -> " + one.after() + " " + one.name())
                        .toList());
        if (change.hours() != null) {
            detail.put("hours", change.hours());
        }
        return detail;
    }
}
