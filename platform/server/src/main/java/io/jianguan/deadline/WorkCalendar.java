package io.jianguan.deadline;

import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The published calendars: one for all, and what single organisations have otherwise. An organisation works by its own
 * days and hours, then by those of the organisations above it, then by those for all.
 */
@Component
public class WorkCalendar {
    /** Days ahead for which a year without holidays is missed: by then they have been published. */
    static final int AHEAD = 90;

    /** The calendar that holds for all. */
    public static final String ALL = "";

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Map<String, Dated> known = new ConcurrentHashMap<>();

    WorkCalendar(JdbcClient jdbc, Organisations organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    /**
     * A day that differs from the week's rule.
     *
     * @param kind {@code holiday} or {@code workday}; {@code usual} where an administrator took one back
     */
    public record Day(LocalDate day, String kind, String name) {
        boolean isWorked() {
            return kind.equals("workday");
        }

        boolean isUsual() {
            return kind.equals("usual");
        }
    }

    /** A calendar as it is at a version. */
    record Dated(long version, Calendar calendar) {}

    /** Adds days to the calendar for all, or changes them, as {@link #save(String, Collection)}. */
    @Transactional
    public void save(Collection<Day> days) {
        save(ALL, days);
    }

    /**
     * Adds days to the calendar of an organisation, or changes them; clocks that run are reckoned again. What an
     * administrator set stays.
     */
    @Transactional
    public void save(String organisation, Collection<Day> days) {
        int changed = 0;
        for (var day : days) {
            changed += jdbc.sql("""
                    INSERT INTO deadline.calendar_day AS known (calendar, day, kind, name) VALUES (?, ?, ?, ?)
                    ON CONFLICT (calendar, day) DO UPDATE SET kind = excluded.kind, name = excluded.name
                    WHERE known.edited_by IS NULL
                      AND (known.kind, known.name) IS DISTINCT FROM (excluded.kind, excluded.name)
                    """)
                    .params(organisation, Date.valueOf(day.day()), day.kind(), day.name())
                    .update();
        }
        changed(changed);
    }

    /** @param hours for example {@code 09:00-12:00,13:30-17:30}; what an administrator set stays */
    @Transactional
    public void saveOfficeHours(String organisation, String hours) {
        changed(jdbc.sql("""
                INSERT INTO deadline.office_hours AS known (calendar, spans) VALUES (?, ?)
                ON CONFLICT (calendar) DO UPDATE SET spans = excluded.spans
                WHERE known.edited_by IS NULL AND known.spans <> excluded.spans
                """)
                .params(organisation, OfficeHours.parse(hours).toString())
                .update());
    }

    /** @param word that the names of its holidays contain */
    @Transactional
    public void saveFestival(String name, String word) {
        changed(jdbc.sql("""
                INSERT INTO deadline.festival AS known (name, word) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET word = excluded.word WHERE known.word <> excluded.word
                """).params(name, word).update());
    }

    /** What an administrator wants, which no installation undoes. @return whether anything is different now */
    boolean change(CalendarChange change, String username) {
        int changed = 0;
        for (var day : change.days()) {
            changed += jdbc.sql("""
                    INSERT INTO deadline.calendar_day AS known (calendar, day, kind, name, edited_by)
                    VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (calendar, day) DO UPDATE SET kind = excluded.kind, name = excluded.name,
                        edited_by = excluded.edited_by
                    WHERE (known.kind, known.name) IS DISTINCT FROM (excluded.kind, excluded.name)
                    """)
                    .params(change.calendar(), Date.valueOf(day.day()), day.kind(), day.name(), username)
                    .update();
        }
        var hours = change.hours();
        if (hours != null) {
            changed += jdbc.sql("""
                    INSERT INTO deadline.office_hours AS known (calendar, spans, edited_by) VALUES (?, ?, ?)
                    ON CONFLICT (calendar) DO UPDATE SET spans = excluded.spans, edited_by = excluded.edited_by
                    WHERE known.spans <> excluded.spans
                    """)
                    .params(
                            change.calendar(),
                            hours.isBlank() ? "" : OfficeHours.parse(hours).toString(),
                            username)
                    .update();
        }
        changed(changed);
        return changed > 0;
    }

    private void changed(int rows) {
        if (rows > 0) {
            jdbc.sql("UPDATE deadline.calendar_version SET version = version + 1")
                    .update();
        }
    }

    /** Rises with each change of any calendar. */
    long version() {
        return jdbc.sql("SELECT version FROM deadline.calendar_version")
                .query(Long.class)
                .single();
    }

    /** As {@link #version}, and nobody changes a calendar before this transaction ends. */
    long lock() {
        return jdbc.sql("SELECT version FROM deadline.calendar_version FOR UPDATE")
                .query(Long.class)
                .single();
    }

    /** Years whose holidays nobody has entered though periods reach them already. */
    public List<Integer> unknownYears(Instant now) {
        var today = Calendar.dayOf(now);
        return of(ALL).unknownYears(today, today.plusDays(AHEAD));
    }

    /** The calendar by which an organisation works. */
    Calendar of(String organisation) {
        return dated(organisation).calendar();
    }

    Dated dated(String organisation) {
        var version = version();
        var found = known.get(organisation);
        if (found == null || found.version() != version) {
            found = new Dated(version, CalendarLayer.sum(layers(organisation)));
            known.put(organisation, found);
        }
        return found;
    }

    /** As it was at an earlier version. */
    Calendar at(long version, String organisation) {
        var now = dated(organisation);
        return version >= now.version()
                ? now.calendar()
                : CalendarLayer.sum(layers(organisation).stream()
                        .map(layer -> layer.with(past(layer.calendar(), version)))
                        .toList());
    }

    /** What takes a calendar back to a version: of each day, what it was before the first change since. */
    private CalendarChange past(String calendar, long version) {
        var days = jdbc.sql("""
                SELECT DISTINCT ON (day) day, coalesce(kind, 'usual') AS kind, coalesce(name, '') AS name
                FROM deadline.calendar_past WHERE calendar = ? AND version > ? AND day IS NOT NULL ORDER BY day, id
                """)
                .params(calendar, version)
                .query((row, number) ->
                        new Day(row.getDate("day").toLocalDate(), row.getString("kind"), row.getString("name")))
                .list();
        var hours = jdbc.sql("""
                SELECT coalesce(spans, '') FROM deadline.calendar_past
                WHERE calendar = ? AND version > ? AND day IS NULL ORDER BY id LIMIT 1
                """).params(calendar, version).query(String.class).optional();
        return new CalendarChange(calendar, days, hours.orElse(null));
    }

    /** What each calendar says itself that an organisation works by: the one for all first, its own last. */
    List<CalendarLayer> layers(String organisation) {
        return chain(organisation).stream().map(this::layer).toList();
    }

    private CalendarLayer layer(String calendar) {
        var days = new HashMap<LocalDate, Day>();
        jdbc.sql("SELECT day, kind, name FROM deadline.calendar_day WHERE calendar = ? AND kind <> 'usual'")
                .param(calendar)
                .query(row -> {
                    var day = row.getDate("day").toLocalDate();
                    days.put(day, new Day(day, row.getString("kind"), row.getString("name")));
                });
        var hours = jdbc.sql("SELECT spans FROM deadline.office_hours WHERE calendar = ? AND spans <> ''")
                .param(calendar)
                .query(String.class)
                .optional();
        return new CalendarLayer(
                calendar,
                days,
                hours.map(OfficeHours::parse).orElse(null),
                calendar.equals(ALL) ? festivals() : Festivals.NONE);
    }

    /** In the order in which they were made known, that of the year. */
    private Festivals festivals() {
        return new Festivals(jdbc.sql("SELECT name, word FROM deadline.festival ORDER BY id")
                .query(Festivals.Festival.class)
                .list());
    }

    private List<String> chain(String organisation) {
        var chain = new LinkedList<String>();
        for (Optional<Organisation> next = organisations.find(organisation); next.isPresent(); ) {
            chain.addFirst(next.get().code());
            var parent = next.get().parentCode();
            next = parent == null ? Optional.empty() : organisations.find(parent);
        }
        chain.addFirst(ALL);
        return chain;
    }
}
