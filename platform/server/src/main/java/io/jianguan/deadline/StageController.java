package io.jianguan.deadline;

import io.jianguan.deadline.StageOversight.Stage;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.rest.Page;
import io.jianguan.task.Overseen;
import io.jianguan.task.OverseenFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The supervisor's cockpit for stages of records: the same questions as for tasks, the same answers. */
@RestController
@RequestMapping("/api/deadlines/stages")
class StageController {
    private static final int PAGE_LIMIT = 200;
    private static final int EXPORTED_AT_ONCE = 500;
    private final Overseen<Stage> oversight;
    private final StageView view;
    private final OverseenFile file;
    private final Actors actors;
    private final Organisations organisations;

    StageController(
            Overseen<Stage> oversight, StageView view, OverseenFile file, Actors actors, Organisations organisations) {
        this.oversight = oversight;
        this.view = view;
        this.file = file;
        this.actors = actors;
        this.organisations = organisations;
    }

    @GetMapping
    Page<StageView.StageRow> stages(
            @RequestParam(defaultValue = "all") String state,
            @ModelAttribute Overseen.Filter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var page = oversight.page(
                actors.current(), Overseen.State.of(state), filter, cursor, Math.clamp(limit, 1, PAGE_LIMIT));
        return view.of(page, locale);
    }

    /** How many of each state, under the same filters. */
    @GetMapping("/counts")
    Overseen.Tally counts(@ModelAttribute Overseen.Filter filter) {
        return oversight.tally(actors.current(), filter);
    }

    /** @param by organisation, person, process (its registry) or step (its status) */
    @GetMapping("/by/{by}")
    List<Overseen.Tally> tallies(@PathVariable String by, @ModelAttribute Overseen.Filter filter, Locale locale) {
        var group = Overseen.By.of(by);
        var tallies = oversight.tallies(actors.current(), group, filter);
        var keys = tallies.stream().map(Overseen.Tally::key).collect(Collectors.toSet());
        var names = switch (group) {
            case ORGANISATION -> organisations.names(keys);
            case PERSON -> actors.names(keys);
            case PROCESS, STEP -> Map.<String, String>of();
        };
        return tallies.stream()
                .map(tally -> switch (group) {
                    case PROCESS -> view.ofRegistry(tally, locale);
                    case STEP -> view.ofStatus(tally, locale);
                    case ORGANISATION, PERSON -> tally.labelled(names.getOrDefault(tally.key(), tally.label()));
                })
                .toList();
    }

    @GetMapping("/export")
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam(defaultValue = "xlsx") String format,
            @RequestParam(defaultValue = "all") String state,
            @ModelAttribute Overseen.Filter filter,
            Locale locale) {
        var actor = actors.current();
        return file.of(
                format,
                locale,
                actor.username(),
                Map.of("state", state, "of", "stages"),
                next -> view.of(oversight.page(actor, Overseen.State.of(state), filter, next, EXPORTED_AT_ONCE), locale)
                        .map(StageController::line));
    }

    private static OverseenFile.Line line(StageView.StageRow stage) {
        var holder = stage.assignee();
        return new OverseenFile.Line(
                stage.record().number(),
                stage.record().title(),
                stage.processLabel(),
                stage.name(),
                stage.organisation(),
                holder == null ? null : holder.name(),
                stage.createdAt(),
                stage.dueAt(),
                stage.clock(),
                stage.explanation());
    }
}
