package io.jianguan.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.process.Processes;
import io.jianguan.rest.Page;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of the inbox as people see them. */
@Component
class InboxView {
    private final TaskView view;
    private final Actors actors;
    private final Processes processes;
    private final ExternalTodos external;

    InboxView(TaskView view, Actors actors, Processes processes, ExternalTodos external) {
        this.view = view;
        this.actors = actors;
        this.processes = processes;
        this.external = external;
    }

    /**
     * @param absent who is represented, where the task is not the reader's own
     * @param link where another system's to-do is worked on
     * @param approvable may be approved together with others, without being opened
     */
    record Row(
            @JsonUnwrapped TaskView.Summary summary,
            boolean unread,
            TaskView.@Nullable Person absent,
            boolean approvable,
            @Nullable String link) {}

    Row of(Actor actor, Inbox.Hit hit) {
        return of(actor, new Page<>(List.of(hit), null, null)).rows().getFirst();
    }

    Page<Row> of(Actor actor, Page<Inbox.Hit> page) {
        var hits = page.rows();
        var summaries = view.of(actor, hits.stream().map(Inbox.Hit::task).toList());
        var names = actors.names(
                hits.stream().map(Inbox.Hit::absent).filter(Objects::nonNull).collect(Collectors.toSet()));
        var links = external.links(hits.stream().map(Inbox.Hit::task).toList());
        List<Row> rows = IntStream.range(0, hits.size())
                .mapToObj(index -> {
                    var hit = hits.get(index);
                    var absent = hit.absent();
                    return new Row(
                            summaries.get(index),
                            !hit.read(),
                            absent == null ? null : new TaskView.Person(absent, names.getOrDefault(absent, absent)),
                            summaries.get(index).mine() && isApprovable(hit.task()),
                            links.get(hit.task().id()));
                })
                .toList();
        return new Page<>(rows, page.next(), page.count());
    }

    private boolean isApprovable(Task task) {
        if (task.registry().equals(ExternalTodos.REGISTRY)) {
            return false;
        }
        var node = processes.model(task.processId(), task.version()).elements().get(task.elementId());
        return node != null && "true".equals(node.property("batch"));
    }
}
