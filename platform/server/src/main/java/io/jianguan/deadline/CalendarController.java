package io.jianguan.deadline;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The published working-day calendar. */
@RestController
class CalendarController {
    private final WorkCalendar calendar;

    CalendarController(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    @GetMapping("/api/calendar")
    List<WorkCalendar.Day> year(@RequestParam int year) {
        return calendar.days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }
}
