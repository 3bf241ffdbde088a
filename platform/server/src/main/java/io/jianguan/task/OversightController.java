package io.jianguan.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.rest.Page;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The supervisor's cockpit: what is late among the tasks of the organisations a leader leads. */
@RestController
class OversightController {
    private static final int PAGE_LIMIT = 200;
    private final Overseen<Task> oversight;
    private final TaskView view;
    private final Actors actors;
    private final Organisations organisations;

    OversightController(Overseen<Task> oversight, TaskView view, Actors actors, Organisations organisations) {
        this.oversight = oversight;
        this.view = view;
        this.actors = actors;
        this.organisations = organisations;
    }

    record Row(@JsonUnwrapped TaskView.Summary summary, String organisation) {}

    @GetMapping("/api/deadlines")
    Page<Row> list(
            @RequestParam(defaultValue = "all") String state,
            @ModelAttribute Overseen.Filter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var actor = actors.current();
        var page = oversight.page(actor, Overseen.State.of(state), filter, cursor, Math.clamp(limit, 1, PAGE_LIMIT));
        return new Page<>(rows(actor, page.rows()), page.next(), null);
    }

    private List<Row> rows(Actor actor, List<Task> tasks) {
        var names = organisations.names(tasks.stream().map(Task::owner).collect(Collectors.toSet()));
        var summaries = view.of(actor, tasks);
        return java.util.stream.IntStream.range(0, tasks.size())
                .mapToObj(i -> new Row(
                        summaries.get(i),
                        names.getOrDefault(tasks.get(i).owner(), tasks.get(i).owner())))
                .toList();
    }

    /** How many of each state, under the same filters. */
    @GetMapping("/api/deadlines/counts")
    Overseen.Tally counts(@ModelAttribute Overseen.Filter filter) {
        return oversight.tally(actors.current(), filter);
    }

    /** @param by organisation, person, process or step */
    @GetMapping("/api/deadlines/by/{by}")
    List<Overseen.Tally> tallies(
            @org.springframework.web.bind.annotation.PathVariable String by, @ModelAttribute Overseen.Filter filter) {
        var group = Overseen.By.of(by);
        return named(group, oversight.tallies(actors.current(), group, filter));
    }

    private List<Overseen.Tally> named(Overseen.By by, List<Overseen.Tally> tallies) {
        Collection<String> keys = tallies.stream()
                .map(Overseen.Tally::key)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
        var names = switch (by) {
            case ORGANISATION -> organisations.names(keys);
            case PERSON -> actors.names(keys);
            case PROCESS, STEP -> java.util.Map.<String, String>of();
        };
        return tallies.stream()
                .map(tally -> tally.labelled(names.getOrDefault(tally.key(), tally.label())))
                .toList();
    }
}
