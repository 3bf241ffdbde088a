package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.rest.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The cockpit's list of tasks as a file. */
@RestController
class OversightExport {
    private static final int PAGE = 500;
    private final Overseen<Task> oversight;
    private final OverseenFile file;
    private final TaskView view;
    private final Actors actors;
    private final Organisations organisations;

    OversightExport(
            Overseen<Task> oversight, OverseenFile file, TaskView view, Actors actors, Organisations organisations) {
        this.oversight = oversight;
        this.file = file;
        this.view = view;
        this.actors = actors;
        this.organisations = organisations;
    }

    @GetMapping("/api/deadlines/export")
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
                Map.of("state", state),
                next -> lines(actor, oversight.page(actor, Overseen.State.of(state), filter, next, PAGE)));
    }

    private Page<OverseenFile.Line> lines(Actor actor, Page<Task> page) {
        var tasks = page.rows();
        var names = organisations.names(tasks.stream().map(Task::owner).collect(Collectors.toSet()));
        var summaries = view.of(actor, tasks);
        List<OverseenFile.Line> lines = IntStream.range(0, tasks.size())
                .mapToObj(i -> {
                    var owner = tasks.get(i).owner();
                    return line(summaries.get(i), names.getOrDefault(owner, owner));
                })
                .toList();
        return page.with(lines);
    }

    private static OverseenFile.Line line(TaskView.Summary task, String organisation) {
        var holder = task.assignee();
        return new OverseenFile.Line(
                task.record().number(),
                task.record().title(),
                task.processLabel(),
                task.name(),
                organisation,
                holder == null ? null : holder.name(),
                task.createdAt(),
                task.dueAt(),
                task.clock(),
                task.explanation());
    }
}
