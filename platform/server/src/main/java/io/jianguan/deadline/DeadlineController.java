package io.jianguan.deadline;

import io.jianguan.identity.Actors;
import io.jianguan.rest.Problem;
import io.jianguan.task.TaskFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A clock, why it says what it says, and what may be done to it. */
@RestController
class DeadlineController {
    private final Clocks clocks;
    private final TaskFacts tasks;
    private final ClockOperations operations;
    private final ClockView view;
    private final Actors actors;

    DeadlineController(Clocks clocks, TaskFacts tasks, ClockOperations operations, ClockView view, Actors actors) {
        this.clocks = clocks;
        this.tasks = tasks;
        this.operations = operations;
        this.view = view;
        this.actors = actors;
    }

    record PauseRequest(String reason, @Nullable String note) {}

    record ResumeRequest(@Nullable String reason) {}

    record ExtendRequest(int amount, String reason) {}

    /** @param same whether counting again gives what is kept */
    record Check(@Nullable Instant kept, @Nullable Instant reckoned, boolean same) {}

    @GetMapping("/api/deadlines/tasks/{taskId}")
    ClockView.Detail ofTask(@PathVariable long taskId) {
        return detail(clocks.ofTask(tasks.whole(taskId))
                .orElseThrow(() -> Problem.notFound("deadline.unknown", String.valueOf(taskId))));
    }

    /** The clocks of a record's stages that run, the most urgent first. */
    @GetMapping("/api/deadlines/records/{registry}/{id}")
    List<ClockView.Detail> ofRecord(@PathVariable String registry, @PathVariable long id) {
        return clocks.ofStages(registry, id).stream().map(this::detail).toList();
    }

    @GetMapping("/api/deadlines/{id}/check")
    Check check(@PathVariable long id) {
        var known = operations.reach(actors.current(), id).clock();
        var again = clocks.reckon(known);
        return new Check(known.due(), again.due(), Objects.equals(again, known.explanation()));
    }

    @PostMapping("/api/deadlines/{id}/pause")
    ClockView.Detail pause(@PathVariable long id, @RequestBody PauseRequest request) {
        operations.pause(actors.current(), id, request.reason(), Objects.requireNonNullElse(request.note(), ""));
        return detail(clocks.find(id));
    }

    @PostMapping("/api/deadlines/{id}/resume")
    ClockView.Detail resume(@PathVariable long id, @RequestBody ResumeRequest request) {
        operations.resume(actors.current(), id, Objects.requireNonNullElse(request.reason(), ""));
        return detail(clocks.find(id));
    }

    /** Extends at once, or asks whoever the rule says, as {@code pending} then shows. */
    @PostMapping("/api/deadlines/{id}/extend")
    ClockView.Detail extend(@PathVariable long id, @RequestBody ExtendRequest request) {
        operations.extend(actors.current(), id, request.amount(), request.reason());
        return detail(clocks.find(id));
    }

    private ClockView.Detail detail(LegalClock known) {
        return view.of(operations.reach(actors.current(), known));
    }
}
