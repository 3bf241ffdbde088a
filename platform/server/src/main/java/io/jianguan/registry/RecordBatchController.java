package io.jianguan.registry;

import io.jianguan.identity.Actors;
import io.jianguan.registry.RecordBatch.Counts;
import io.jianguan.registry.RecordBatch.Input;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes of many records at once, each person's own. */
@RestController
@RequestMapping("/api/record-batches")
class RecordBatchController {
    private static final int MOST_IDS = 1000;
    private final Actors actors;
    private final RecordBatches batches;
    private final RecordBatchStore store;
    private final RecordBatchPreview preview;

    RecordBatchController(Actors actors, RecordBatches batches, RecordBatchStore store, RecordBatchPreview preview) {
        this.actors = actors;
        this.batches = batches;
        this.store = store;
        this.preview = preview;
    }

    /**
     * @param parameters of the list's address, where all that it shows are meant
     * @param ids of records, where they were chosen one by one
     * @param values by field name, as in records; {@code status} makes another status of all
     * @param action {@code delete}, or a button of the registry that starts a process; none: the values are written
     */
    record RecordBatchRequest(
            String view,
            @Nullable Map<String, List<String>> parameters,
            @Nullable List<String> ids,
            @Nullable Map<String, @Nullable Object> values,
            @Nullable String reason,
            @Nullable String action) {}

    /** @param counts of what was tried or done so far */
    record RecordBatchAnswer(
            String id,
            String registry,
            String view,
            String state,
            boolean running,
            int total,
            int reached,
            Counts counts,
            Map<String, @Nullable Object> values,
            String reason,
            String action,
            @Nullable String failure,
            boolean mayUndo,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime finishedAt) {}

    @PostMapping
    ResponseEntity<RecordBatchAnswer> start(@RequestBody RecordBatchRequest request) {
        var ids = request.ids();
        if (ids != null
                && (ids.isEmpty()
                        || ids.size() > MOST_IDS
                        || !ids.stream().allMatch(id -> id.matches("[0-9]{1,18}")))) {
            throw Problem.invalid("registry.batch-size", List.of(), ids.size(), MOST_IDS);
        }
        var choice = new RecordBatches.Choice(
                ListRequest.of(request.parameters() == null ? Map.of() : request.parameters()),
                ids == null ? null : ids.stream().map(Long::valueOf).toList(),
                new Input(
                        request.values() == null ? Map.of() : request.values(),
                        request.reason() == null ? "" : request.reason().strip(),
                        request.action()));
        var one = batches.start(actors.current(), request.view(), choice);
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/record-batches/" + one.id()))
                .body(answer(one));
    }

    @GetMapping
    Page<RecordBatchAnswer> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int most = ListRequest.limit(limit);
        var found = store.newest(actors.current().username(), Cursor.number(cursor, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, one -> Cursor.of(one.id())).map(RecordBatchController::answer);
    }

    @GetMapping("/{id}")
    RecordBatchAnswer get(@PathVariable long id) {
        return answer(batches.get(actors.current(), id));
    }

    @PostMapping("/{id}/run")
    RecordBatchAnswer run(@PathVariable long id) {
        return answer(batches.run(actors.current(), id));
    }

    @PostMapping("/{id}/stop")
    RecordBatchAnswer stop(@PathVariable long id) {
        return answer(batches.stop(actors.current(), id));
    }

    @PostMapping("/{id}/undo")
    RecordBatchAnswer undo(@PathVariable long id) {
        return answer(batches.undo(actors.current(), id));
    }

    /** @param outcome {@code refused}: cannot be changed; {@code kept}: could not be taken back */
    @GetMapping("/{id}/refusals")
    Page<RecordBatches.Refusal> refusals(
            @PathVariable long id,
            @RequestParam(defaultValue = "refused") String outcome,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var one = batches.get(actors.current(), id);
        int most = ListRequest.limit(limit);
        var found = batches.refusals(one, outcome, (int) Cursor.number(cursor, 0), most + 1);
        return Page.of(found, most, refusal -> Cursor.of(refusal.ordinal()));
    }

    /** What it would make of each record, as long as it has not. */
    @GetMapping("/{id}/changes")
    Page<RecordBatchPreview.Preview> changes(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var actor = actors.current();
        var one = batches.get(actor, id);
        int most = ListRequest.limit(limit);
        var found = preview.of(actor, one, (int) Cursor.number(cursor, 0), most + 1);
        return Page.of(found, most, row -> Cursor.of(row.ordinal()));
    }

    private static RecordBatchAnswer answer(RecordBatch one) {
        return new RecordBatchAnswer(
                String.valueOf(one.id()),
                one.registry(),
                one.view(),
                one.state().id(),
                one.state().isRunning(),
                one.total(),
                one.reached(),
                one.counts(),
                one.input().values(),
                one.input().reason(),
                one.input().deed(),
                one.failure(),
                RecordBatches.mayUndo(one),
                one.requestedAt(),
                one.finishedAt());
    }
}
