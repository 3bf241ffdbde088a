package io.jianguan.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.ServerTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Periods across the Spring Festival of 2026 (国办发明电〔2025〕7号). */
@Tag("C4")
class WorkCalendarTest extends ServerTest {
    @Autowired
    WorkCalendar calendar;

    @BeforeEach
    void springFestival() {
        calendar.save(LocalDate.of(2026, 2, 15)
                .datesUntil(LocalDate.of(2026, 2, 24))
                .map(day -> new WorkCalendar.Day(day, "holiday", "春节"))
                .toList());
        calendar.save(List.of(
                new WorkCalendar.Day(LocalDate.of(2026, 2, 14), "workday", "春节调休"),
                new WorkCalendar.Day(LocalDate.of(2026, 2, 28), "workday", "春节调休")));
    }

    @Test
    void shouldCountMakeUpSaturdaysAndSkipHolidays() {
        var friday = LocalDate.of(2026, 2, 13);

        assertThat(calendar.plusWorkingDays(friday, 1)).isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(calendar.plusWorkingDays(friday, 2)).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(calendar.plusWorkingDays(friday, 6)).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(calendar.plusWorkingDays(friday, 7)).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void shouldEndAPeriodOfDaysWithTheLastDay() {
        var start = Instant.parse("2026-02-13T08:00:00Z");

        assertThat(DueRule.parse("2 WD").from(start, calendar)).isEqualTo("2026-02-24T15:59:59Z");
        assertThat(DueRule.parse("15 D").from(start, calendar)).isEqualTo("2026-02-28T15:59:59Z");
        assertThat(DueRule.parse("4 H").from(start, calendar)).isEqualTo("2026-02-13T12:00:00Z");
    }
}
