package io.jianguan.deadline;

import io.jianguan.deadline.CalendarCheck.CalendarRow;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The published working-day calendars: everybody reads them, business administrators keep them. */
@RestController
@RequestMapping("/api/calendar")
class CalendarController {
    private final CalendarEditing editing;
    private final CalendarCheck check;

    CalendarController(CalendarEditing editing, CalendarCheck check) {
        this.editing = editing;
        this.check = check;
    }

    /**
     * @param organisation code; null or empty: the calendar for all
     * @param days of the kind {@code usual} where what the calendar says itself is taken back
     * @param hours null: as they are; empty: those of the calendar above
     * @param version as the preview gave it; needed to save
     */
    record CalendarDraft(
            @Nullable String organisation,
            @Nullable List<CalendarRow> days,
            @Nullable String hours,
            @Nullable Long version) {}

    @GetMapping
    CalendarEditing.CalendarYear calendarOf(
            @RequestParam int year, @RequestParam(required = false) @Nullable String organisation) {
        return editing.year(organisation, year);
    }

    /** What a change would do; nothing is kept. */
    @PostMapping("/preview")
    CalendarEditing.CalendarPreview previewCalendar(@RequestBody CalendarDraft draft) {
        editing.keeper();
        return editing.preview(change(draft));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void saveCalendar(@RequestBody CalendarDraft draft) {
        var keeper = editing.keeper();
        editing.save(keeper, change(draft), Objects.requireNonNullElse(draft.version(), -1L));
    }

    private CalendarChange change(CalendarDraft draft) {
        return check.read(draft.organisation(), Objects.requireNonNullElse(draft.days(), List.of()), draft.hours());
    }
}
