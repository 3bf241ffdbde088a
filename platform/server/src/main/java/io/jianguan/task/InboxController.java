package io.jianguan.task;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.rest.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The inbox: whose tasks, narrowed and sorted how. */
@RestController
class InboxController {
    private static final int PAGE_LIMIT = 200;
    private final Actors actors;
    private final Inbox inbox;
    private final InboxView view;
    private final SavedFilters filters;
    private final Organisations organisations;
    private final Approval approval;
    private final Tasks tasks;
    private final TaskView summaries;
    private final Readings readings;

    InboxController(
            Actors actors,
            Inbox inbox,
            InboxView view,
            SavedFilters filters,
            Organisations organisations,
            Approval approval,
            Tasks tasks,
            TaskView summaries,
            Readings readings) {
        this.actors = actors;
        this.inbox = inbox;
        this.view = view;
        this.filters = filters;
        this.organisations = organisations;
        this.approval = approval;
        this.tasks = tasks;
        this.summaries = summaries;
        this.readings = readings;
    }

    /** @param facets processes, steps and organisations, with how many of the first thousand tasks lie there */
    record Facets(List<Inbox.Facet> facets, Map<String, String> organisations) {}

    record Opinion(@Nullable String opinion) {}

    record FilterToSave(@Nullable String name, @Nullable String query) {}

    @GetMapping("/api/tasks/{id}/summary")
    @Operation(summary = "What a list shows of a task", description = "All there is of a to-do of another system.")
    InboxView.Row one(@PathVariable long id) {
        var actor = actors.current();
        var task = tasks.get(actor, id);
        readings.opened(actor, id);
        var absent = tasks.isHolder(actor, task) ? Tasks.absent(actor, task) : null;
        return view.of(actor, new Inbox.Hit(task, absent, true, List.of()));
    }

    @GetMapping("/api/tasks")
    Page<InboxView.Row> list(
            @RequestParam(defaultValue = "mine") String scope,
            @RequestParam(required = false) @Nullable String process,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable Integer priority,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "due") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var actor = actors.current();
        var filter = new Inbox.Filter(
                orNull(process), orNull(step), orNull(q), orNull(due), priority, orNull(organisation), unread);
        var page = inbox.hits(
                actor,
                Inbox.Scope.of(scope),
                filter,
                Inbox.Sort.of(sort),
                orNull(cursor),
                Math.clamp(limit, 1, PAGE_LIMIT));
        return view.of(actor, page);
    }

    @GetMapping("/api/tasks/counts")
    Map<String, Page.Count> counts() {
        return inbox.counts(actors.current()).entrySet().stream()
                .collect(
                        Collectors.toMap(entry -> entry.getKey().name().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    @GetMapping("/api/tasks/facets")
    Facets facets(@RequestParam(defaultValue = "mine") String scope) {
        var facets = inbox.facets(actors.current(), Inbox.Scope.of(scope));
        return new Facets(
                facets,
                organisations.names(
                        facets.stream().map(Inbox.Facet::organisation).collect(Collectors.toSet())));
    }

    /** As the node's model says what approving is; for many tasks at once, each by a call of its own. */
    @PostMapping("/api/tasks/{id}/approve")
    TaskView.Summary approve(
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody Opinion opinion) {
        var actor = actors.current();
        approval.approve(actor, id, opinion.opinion(), idempotencyKey);
        return summaries.of(actor, tasks.get(actor, id));
    }

    @GetMapping("/api/inbox-filters")
    List<SavedFilters.Saved> filters() {
        return filters.of(actors.current());
    }

    @PostMapping("/api/inbox-filters")
    @ResponseStatus(HttpStatus.CREATED)
    SavedFilters.Saved save(@RequestBody FilterToSave filter) {
        return filters.save(
                actors.current(),
                filter.name() == null ? "" : filter.name(),
                filter.query() == null ? "" : filter.query());
    }

    @DeleteMapping("/api/inbox-filters/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        filters.remove(actors.current(), id);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
