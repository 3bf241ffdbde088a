package io.jianguan.task;

import io.jianguan.identity.Actors;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deeds on many tasks or clocks at once, each person's own. */
@RestController
@RequestMapping("/api/bulk-deeds")
class BulkDeedController {
    private static final int PAGE_LIMIT = 200;
    private final Actors actors;
    private final BulkDeeds deeds;

    BulkDeedController(Actors actors, BulkDeeds deeds) {
        this.actors = actors;
        this.deeds = deeds;
    }

    /**
     * @param deed {@code claim, approve, urge, transfer, supervise}, or {@code urge-stage} on clocks of stages
     * @param ids where they were chosen one by one
     * @param parameters of the list's address, where all that it shows are meant
     * @param straight without a trial before; null: with one
     */
    record BulkDeedRequest(
            String deed,
            @Nullable List<String> ids,
            @Nullable Map<String, String> parameters,
            @Nullable String person,
            @Nullable String text,
            @Nullable String period,
            @Nullable Boolean straight) {}

    record BulkDeedAnswer(
            String id,
            String deed,
            String state,
            boolean running,
            int total,
            int ready,
            int done,
            int refused,
            String text,
            @Nullable String failure,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime finishedAt) {}

    @PostMapping
    ResponseEntity<BulkDeedAnswer> start(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody BulkDeedRequest request,
            Locale locale) {
        var choice = new BulkDeeds.Choice(
                request.deed(),
                request.ids() == null ? null : numbers(request.ids()),
                request.parameters() == null ? Map.of() : request.parameters(),
                new Deed.Said(
                        blankToNull(request.person()),
                        request.text() == null ? "" : request.text().strip(),
                        blankToNull(request.period())),
                Boolean.TRUE.equals(request.straight()));
        var one = deeds.start(actors.current(), choice, locale, key);
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/bulk-deeds/" + one.id()))
                .body(answer(one));
    }

    private static List<Long> numbers(List<String> ids) {
        if (!ids.stream().allMatch(id -> id.matches("[0-9]{1,18}"))) {
            throw Problem.invalid("task.bulk-none", List.of());
        }
        return ids.stream().map(Long::valueOf).toList();
    }

    @GetMapping
    Page<BulkDeedAnswer> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, PAGE_LIMIT);
        var found = deeds.newest(actors.current(), Cursor.number(cursor, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, one -> Cursor.of(one.id())).map(BulkDeedController::answer);
    }

    @GetMapping("/{id}")
    BulkDeedAnswer get(@PathVariable long id) {
        return answer(deeds.get(actors.current(), id));
    }

    @PostMapping("/{id}/run")
    BulkDeedAnswer run(@PathVariable long id) {
        return answer(deeds.run(actors.current(), id));
    }

    @PostMapping("/{id}/stop")
    BulkDeedAnswer stop(@PathVariable long id) {
        return answer(deeds.stop(actors.current(), id));
    }

    /** @param outcome {@code ready, done} or {@code refused} */
    @GetMapping("/{id}/items")
    Page<BulkDeeds.BulkDeedRow> items(
            @PathVariable long id,
            @RequestParam(defaultValue = "refused") String outcome,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var actor = actors.current();
        int most = Math.clamp(limit, 1, PAGE_LIMIT);
        var found = deeds.rows(actor, deeds.get(actor, id), outcome, (int) Cursor.number(cursor, 0), most + 1);
        return Page.of(found, most, row -> Cursor.of(row.ordinal()));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static BulkDeedAnswer answer(BulkDeed one) {
        return new BulkDeedAnswer(
                String.valueOf(one.id()),
                one.deed(),
                one.state().id(),
                one.state().isRunning(),
                one.total(),
                one.counts().ready(),
                one.counts().done(),
                one.counts().refused(),
                one.said().text(),
                one.failure(),
                one.requestedAt(),
                one.finishedAt());
    }
}
