package io.jianguan.task;

import io.jianguan.form.FormUpgrade;
import io.jianguan.identity.Actors;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The inbox and the operations on a task. */
@RestController
class TaskController {
    private static final Duration CONFIRMATION = Duration.ofSeconds(2);
    private final Actors actors;
    private final Tasks tasks;
    private final Inbox inbox;
    private final TaskView view;
    private final TaskPage pages;
    private final Drafts drafts;
    private final FormUpgrades upgrades;
    private final Completion completion;
    private final Confirmations confirmations;
    private final ChangeStream stream;
    private final Readings readings;

    TaskController(
            Actors actors,
            Tasks tasks,
            Inbox inbox,
            TaskView view,
            TaskPage pages,
            Drafts drafts,
            FormUpgrades upgrades,
            Completion completion,
            Confirmations confirmations,
            ChangeStream stream,
            Readings readings) {
        this.actors = actors;
        this.tasks = tasks;
        this.inbox = inbox;
        this.view = view;
        this.pages = pages;
        this.drafts = drafts;
        this.upgrades = upgrades;
        this.completion = completion;
        this.confirmations = confirmations;
        this.stream = stream;
        this.readings = readings;
    }

    /** @param formVersion the form it was typed into; null: not said */
    record DraftRequest(
            Map<String, @Nullable Object> data,
            int version,
            @Nullable Integer formVersion) {}

    record DraftSaved(int version, Instant savedAt) {}

    /** @param formVersion the form it was typed into; null: not said */
    record CompleteRequest(
            Map<String, @Nullable Object> data, @Nullable Integer formVersion) {}

    record UpgradeRequest(int to) {}

    record Completed(TaskView.Summary task, List<TaskView.Summary> next) {}

    @GetMapping("/api/tasks/{id}")
    TaskPage.Detail get(@PathVariable long id) {
        var actor = actors.current();
        var page = pages.of(actor, id);
        readings.opened(actor, id);
        return page;
    }

    @PostMapping("/api/tasks/{id}/claim")
    TaskView.Summary claim(@PathVariable long id) {
        var actor = actors.current();
        tasks.claim(actor, id);
        return view.of(actor, tasks.get(actor, id));
    }

    @PostMapping("/api/tasks/{id}/unclaim")
    TaskView.Summary unclaim(@PathVariable long id) {
        var actor = actors.current();
        tasks.unclaim(actor, id);
        return view.of(actor, tasks.get(actor, id));
    }

    @PutMapping("/api/tasks/{id}/draft")
    DraftSaved draft(@PathVariable long id, @RequestBody DraftRequest request) {
        var actor = actors.current();
        var draft = drafts.save(actor, id, request.formVersion(), request.data(), request.version());
        return new DraftSaved(draft.version(), draft.savedAt());
    }

    @PostMapping("/api/tasks/{id}/complete")
    Completed complete(
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody CompleteRequest request) {
        var actor = actors.current();
        confirmations.await(
                id,
                CONFIRMATION,
                () -> completion.complete(actor, id, request.formVersion(), request.data(), idempotencyKey));
        var task = tasks.get(actor, id);
        return new Completed(view.of(actor, task), view.of(actor, inbox.heldIn(actor, task.instanceKey())));
    }

    @GetMapping("/api/tasks/{id}/form-upgrade")
    FormUpgrade upgradePreview(@PathVariable long id) {
        return upgrades.preview(actors.current(), id);
    }

    @PostMapping("/api/tasks/{id}/form-upgrade")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void upgrade(@PathVariable long id, @RequestBody UpgradeRequest request) {
        upgrades.upgrade(actors.current(), id, request.to());
    }

    @GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream() throws IOException {
        return stream.open(actors.current());
    }
}
