package io.jianguan.deadline;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stages of records that a leader oversees, the most urgent first. */
@RestController
class StageController {
    private static final int PAGE_LIMIT = 200;
    private final ClockLists clocks;
    private final Subjects subjects;
    private final ClockText text;
    private final Actors actors;
    private final Organisations organisations;
    private final Clock clock;

    StageController(
            ClockLists clocks,
            Subjects subjects,
            ClockText text,
            Actors actors,
            Organisations organisations,
            Clock clock) {
        this.clocks = clocks;
        this.subjects = subjects;
        this.text = text;
        this.actors = actors;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** @param clock {@code running, overdue, paused} */
    record Stage(
            String id,
            String name,
            String title,
            String link,
            String organisation,
            @Nullable Instant dueAt,
            String clock,
            String explanation) {}

    @GetMapping("/api/deadlines/stages")
    Page<Stage> stages(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var most = Math.clamp(limit, 1, PAGE_LIMIT);
        var after = cursor == null ? null : Cursor.decode(cursor, 2);
        var found = clocks.stages(CockpitController.overseen(actors.current()), after, most + 1);
        var page = Page.of(found, most, StageController::next);
        var on = subjects.of(page.rows());
        var names =
                organisations.names(page.rows().stream().map(LegalClock::owner).collect(Collectors.toSet()));
        return page.map(
                known -> stage(known, on.get(known.id()), names.getOrDefault(known.owner(), known.owner()), locale));
    }

    private Stage stage(LegalClock known, Subjects.@Nullable On on, String organisation, Locale locale) {
        return new Stage(
                String.valueOf(known.id()),
                on == null ? "" : ClockView.word(known.rule().label(), locale),
                on == null ? "" : on.title(),
                on == null ? "" : on.link(),
                organisation,
                known.due(),
                state(known),
                text.of(known.explanation(), locale));
    }

    private String state(LegalClock known) {
        var due = known.due();
        return due == null ? "paused" : due.isBefore(clock.instant()) ? "overdue" : "running";
    }

    private static String next(LegalClock last) {
        var due = last.due();
        return new Cursor(List.of(due == null ? "infinity" : due.toString(), String.valueOf(last.id()))).encode();
    }
}
