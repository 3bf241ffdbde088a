package io.jianguan.deadline;

import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which days are worked: the week's rule, changed by published holidays and make-up workdays. */
@Component
public class WorkCalendar {
    private final JdbcClient jdbc;

    WorkCalendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** Adds days, or changes them. */
    @Transactional
    public void save(Collection<Day> days) {
        for (var day : days) {
            jdbc.sql("""
                    INSERT INTO deadline.calendar_day (day, kind, name) VALUES (?, ?, ?)
                    ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name = excluded.name
                    """)
                    .params(Date.valueOf(day.day()), day.kind(), day.name())
                    .update();
        }
    }

    /** The days that differ, from {@code from} to before {@code until}. */
    public List<Day> days(LocalDate from, LocalDate until) {
        return jdbc.sql("SELECT day, kind, name FROM deadline.calendar_day WHERE day >= ? AND day < ? ORDER BY day")
                .params(Date.valueOf(from), Date.valueOf(until))
                .query((row, number) ->
                        new Day(row.getDate("day").toLocalDate(), row.getString("kind"), row.getString("name")))
                .list();
    }

    /**
     * The n-th working day after a day, which itself does not count (行政处罚法 §85 and the period rules of 民法典 §201).
     *
     * @param count 0 or more; 0 is the day itself
     */
    public LocalDate plusWorkingDays(LocalDate start, int count) {
        var exceptions =
                days(start, start.plusDays(60L + 3L * count)).stream().collect(Collectors.toMap(Day::day, day -> day));
        var day = start;
        for (var left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isWorked(day, exceptions)) {
                left--;
            }
        }
        return day;
    }

    private static boolean isWorked(LocalDate day, Map<LocalDate, Day> exceptions) {
        var exception = exceptions.get(day);
        return exception == null
                ? day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
                : exception.isWorked();
    }
}
