package io.jianguan.deadline;

import io.jianguan.identity.Organisations;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * @param kind {@code holiday} or {@code workday}
     */
    public record Day(LocalDate day, String kind, String name) {
        boolean isWorked() {
            return kind.equals("workday");
        }
    }

    /** A calendar as it is at a version. */
    record Dated(long version, Calendar calendar) {}

    /** Adds days to the calendar for all, or changes them. */
    @Transactional
    public void save(Collection<Day> days) {
        save(ALL, days);
    }

    /** Adds days to the calendar of an organisation, or changes them; clocks that run are reckoned again. */
    @Transactional
    public void save(String organisation, Collection<Day> days) {
        int changed = 0;
        for (var day : days) {
            changed += jdbc.sql("""
                    INSERT INTO deadline.calendar_day AS known (calendar, day, kind, name) VALUES (?, ?, ?, ?)
                    ON CONFLICT (calendar, day) DO UPDATE SET kind = excluded.kind, name = excluded.name
                    WHERE (known.kind, known.name) IS DISTINCT FROM (excluded.kind, excluded.name)
                    """)
                    .params(organisation, Date.valueOf(day.day()), day.kind(), day.name())
                    .update();
        }
        changed(changed);
    }

    /** @param hours for example {@code 09:00-12:00,13:30-17:30} */
    @Transactional
    public void saveOfficeHours(String organisation, String hours) {
        changed(jdbc.sql("""
                INSERT INTO deadline.office_hours AS known (calendar, spans) VALUES (?, ?)
                ON CONFLICT (calendar) DO UPDATE SET spans = excluded.spans WHERE known.spans <> excluded.spans
                """)
                .params(organisation, OfficeHours.parse(hours).toString())
                .update());
    }

    private void changed(int rows) {
        if (rows > 0) {
            jdbc.sql("UPDATE deadline.calendar_version SET version = version + 1")
                    .update();
        }
    }

    /** The days of the calendar for all that differ, from {@code from} to before {@code until}. */
    public List<Day> days(LocalDate from, LocalDate until) {
        return jdbc.sql("""
                SELECT day, kind, name FROM deadline.calendar_day
                WHERE calendar = '' AND day >= ? AND day < ? ORDER BY day
                """)
                .params(Date.valueOf(from), Date.valueOf(until))
                .query((row, number) ->
                        new Day(row.getDate("day").toLocalDate(), row.getString("kind"), row.getString("name")))
                .list();
    }

    /** Rises with each change of any calendar. */
    long version() {
        return jdbc.sql("SELECT version FROM deadline.calendar_version")
                .query(Long.class)
                .single();
    }

    /** The calendar by which an organisation works. */
    Calendar of(String organisation) {
        return dated(organisation).calendar();
    }

    Dated dated(String organisation) {
        var version = version();
        var found = known.get(organisation);
        if (found == null || found.version() != version) {
            found = new Dated(version, read(organisation));
            known.put(organisation, found);
        }
        return found;
    }

    private Calendar read(String organisation) {
        var days = new HashMap<LocalDate, Day>();
        var hours = OfficeHours.USUAL;
        for (var calendar : chain(organisation)) {
            jdbc.sql("SELECT day, kind, name FROM deadline.calendar_day WHERE calendar = ?")
                    .param(calendar)
                    .query(row -> {
                        var day = row.getDate("day").toLocalDate();
                        days.put(day, new Day(day, row.getString("kind"), row.getString("name")));
                    });
            hours = jdbc.sql("SELECT spans FROM deadline.office_hours WHERE calendar = ?")
                    .param(calendar)
                    .query(String.class)
                    .optional()
                    .map(OfficeHours::parse)
                    .orElse(hours);
        }
        return new Calendar(Map.copyOf(days), hours);
    }

    /** The calendar for all first, the organisation's own last. */
    private List<String> chain(String organisation) {
        var chain = new java.util.LinkedList<String>();
        for (var next = organisations.find(organisation); next.isPresent(); ) {
            chain.addFirst(next.get().code());
            var parent = next.get().parentCode();
            next = parent == null ? java.util.Optional.empty() : organisations.find(parent);
        }
        chain.addFirst(ALL);
        return chain;
    }
}
