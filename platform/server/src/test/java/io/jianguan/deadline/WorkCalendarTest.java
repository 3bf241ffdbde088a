package io.jianguan.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.ServerTest;
import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Periods across the Spring Festival of 2026 (国办发明电〔2025〕7号). */
@Tag("C4")
class WorkCalendarTest extends ServerTest {
    @Autowired
    WorkCalendar calendars;

    @Autowired
    Organisations organisations;

    @BeforeEach
    void springFestival() {
        calendars.save(LocalDate.of(2026, 2, 15)
                .datesUntil(LocalDate.of(2026, 2, 24))
                .map(day -> new WorkCalendar.Day(day, "holiday", "春节"))
                .toList());
        calendars.save(List.of(
                new WorkCalendar.Day(LocalDate.of(2026, 2, 14), "workday", "春节调休"),
                new WorkCalendar.Day(LocalDate.of(2026, 2, 28), "workday", "春节调休")));
    }

    @Test
    void shouldCountMakeUpSaturdaysAndSkipHolidays() {
        var calendar = calendars.of("anybody");
        var friday = LocalDate.of(2026, 2, 13);

        assertThat(calendar.plusWorkingDays(friday, 1)).isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(calendar.plusWorkingDays(friday, 2)).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(calendar.plusWorkingDays(friday, 6)).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(calendar.plusWorkingDays(friday, 7)).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void shouldEndAPeriodOfDaysWithTheLastDay() {
        assertThat(due("2 WD")).isEqualTo("2026-02-24T15:59:59Z");
        assertThat(due("15 D")).isEqualTo("2026-02-28T15:59:59Z");
        assertThat(due("16 D")).isEqualTo("2026-03-02T15:59:59Z");
        assertThat(due("4 H")).isEqualTo("2026-02-13T12:00:00Z");
        assertThat(due("4 OH")).isEqualTo("2026-02-14T03:30:00Z");
    }

    private Instant due(String period) {
        var start = Instant.parse("2026-02-13T08:00:00Z");
        return Objects.requireNonNull(
                new Reckoning(Period.parse(period), Course.of(start), calendars.of("anybody")).due());
    }

    @Test
    void shouldUseAnOrganisationsOwnDaysThenThoseAboveThenThoseForAll() {
        organisations.save(new Organisation("calendar-bureau", null, "日历局", "bureau", null));
        organisations.save(new Organisation("calendar-office", "calendar-bureau", "日历科", "department", null));
        var thursday = LocalDate.of(2026, 3, 5);
        var sunday = LocalDate.of(2026, 3, 8);
        calendars.save("calendar-bureau", List.of(new WorkCalendar.Day(thursday, "holiday", "民族节日")));
        calendars.save("calendar-office", List.of(new WorkCalendar.Day(sunday, "workday", "值班")));
        calendars.saveOfficeHours("calendar-bureau", "08:30-12:00,14:30-18:00");

        assertThat(calendars.of("calendar-office").isWorked(thursday)).isFalse();
        assertThat(calendars.of("calendar-office").isWorked(sunday)).isTrue();
        assertThat(calendars.of("calendar-office").isWorked(LocalDate.of(2026, 2, 14)))
                .isTrue();
        assertThat(calendars.of("calendar-office").hours().opening()).hasToString("08:30");
        assertThat(calendars.of("calendar-bureau").isWorked(sunday)).isFalse();
        assertThat(calendars.of("anybody").isWorked(thursday)).isTrue();
    }
}
