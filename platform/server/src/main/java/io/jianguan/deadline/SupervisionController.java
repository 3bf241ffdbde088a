package io.jianguan.deadline;

import io.jianguan.identity.Actors;
import io.jianguan.rest.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Supervision items: listed, answered, closed. */
@RestController
class SupervisionController {
    private static final int PAGE_LIMIT = 100;
    private final Supervisions supervisions;
    private final ClockLists clocks;
    private final Actors actors;
    private final Clock clock;

    SupervisionController(Supervisions supervisions, ClockLists clocks, Actors actors, Clock clock) {
        this.supervisions = supervisions;
        this.clocks = clocks;
        this.actors = actors;
        this.clock = clock;
    }

    record Reply(String reply) {}

    record Closing(@Nullable String opinion) {}

    record Person(String username, String name) {}

    record Item(
            String id,
            String taskId,
            String taskName,
            String recordTitle,
            Person addressee,
            Person by,
            Instant at,
            String demand,
            String state,
            @Nullable Instant dueAt,
            String clock,
            @Nullable String reply,
            @Nullable Instant repliedAt,
            @Nullable Person repliedBy,
            @Nullable String opinion,
            boolean mine,
            boolean closable) {}

    /** @param scope {@code mine} (to me) or {@code made} (by leaders, in the organisations I lead) */
    @GetMapping("/api/supervisions")
    Page<Item> list(
            @RequestParam(defaultValue = "mine") String scope,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "30") int limit) {
        var actor = actors.current();
        var made = scope.equals("made");
        var page = supervisions.page(actor, made, cursor, Math.clamp(limit, 1, PAGE_LIMIT));
        var names = actors.names(page.rows().stream()
                .flatMap(item -> Stream.of(item.addressee(), item.username(), item.repliedBy()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var due = clocks.dueOfSupervisions(
                page.rows().stream().map(Supervision::id).toList());
        return new Page<>(
                page.rows().stream()
                        .map(item -> item(
                                item,
                                due.get(item.id()),
                                names,
                                actor.mayActFor(item.addressee(), item.processId()),
                                made))
                        .toList(),
                page.next(),
                null);
    }

    @PostMapping("/api/supervisions/{id}/reply")
    @ResponseStatus(org.springframework.http.HttpStatus.NO_CONTENT)
    void reply(@PathVariable long id, @RequestBody Reply request) {
        supervisions.reply(actors.current(), id, request.reply());
    }

    @PostMapping("/api/supervisions/{id}/close")
    @ResponseStatus(org.springframework.http.HttpStatus.NO_CONTENT)
    void close(@PathVariable long id, @RequestBody Closing request) {
        supervisions.close(actors.current(), id, Objects.requireNonNullElse(request.opinion(), ""));
    }

    private Item item(Supervision item, @Nullable Instant due, Map<String, String> names, boolean mine, boolean leads) {
        var open = item.state().equals("open");
        return new Item(
                String.valueOf(item.id()),
                String.valueOf(item.taskId()),
                item.taskName(),
                item.recordTitle(),
                person(item.addressee(), names),
                person(item.username(), names),
                item.at(),
                item.demand(),
                item.state(),
                due,
                !open || due == null ? "none" : due.isBefore(clock.instant()) ? "overdue" : "running",
                item.reply(),
                item.repliedAt(),
                item.repliedBy() == null ? null : person(item.repliedBy(), names),
                item.opinion(),
                mine,
                leads && !item.state().equals("closed"));
    }

    private static Person person(String username, Map<String, String> names) {
        return new Person(username, names.getOrDefault(username, username));
    }
}
