package io.jianguan.operation;

import io.jianguan.audit.AuditLog;
import io.jianguan.engine.ParkedEvents;
import io.jianguan.engine.PlainWords;
import io.jianguan.identity.Actors;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events that could not be applied: seen, tried again, or left out for good. */
@RestController
@RequestMapping("/api/operator/parked")
class ParkedController {
    private final ParkedEvents parked;
    private final InstanceRows rows;
    private final Actors actors;
    private final AuditLog audit;
    private final PlainWords words;

    ParkedController(ParkedEvents parked, InstanceRows rows, Actors actors, AuditLog audit, PlainWords words) {
        this.parked = parked;
        this.rows = rows;
        this.actors = actors;
        this.audit = audit;
        this.words = words;
    }

    /**
     * @param instance null where even its start could not be applied
     * @param reason in plain words
     * @param detail what a technician may want to know of it; null: nothing more
     */
    record Row(
            String instanceId,
            InstanceRows.@Nullable Row instance,
            String event,
            @Nullable String elementId,
            String reason,
            @Nullable String detail,
            Instant parkedAt,
            int events) {}

    record Reason(@Nullable String reason) {}

    record Applied(int events) {}

    @GetMapping
    Page<Row> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        var size = Math.clamp(limit, 1, 200);
        var after = InstanceController.blankToNull(cursor);
        var found = parked.list(after == null ? null : Cursor.number(after, 0), size + 1);
        var page = Page.of(found, size, one -> Cursor.of(one.instanceKey()));
        var instances = rows.byId(
                page.rows().stream().map(ParkedEvents.Parked::instanceKey).toList());
        return page.map(one -> row(one, instances));
    }

    private Row row(ParkedEvents.Parked one, Map<String, InstanceRows.Row> instances) {
        var id = String.valueOf(one.instanceKey());
        var locale = LocaleContextHolder.getLocale();
        var reason = words.sayPlainly(one.reason(), locale);
        var detail = words.say(one.reason(), locale);
        return new Row(
                id,
                instances.get(id),
                one.valueType() + " " + one.intent(),
                one.elementId(),
                reason,
                detail.equals(reason) ? null : detail,
                one.parkedAt(),
                one.events());
    }

    @PostMapping("/{instance}/retry")
    Applied retry(@PathVariable long instance) {
        int events = parked.retry(instance);
        audit.record(
                actors.current().username(),
                "operation.parked-retried",
                "instance:" + instance,
                Map.of("events", events));
        return new Applied(events);
    }

    /** The first event is left out for good. */
    @PostMapping("/{instance}/skip")
    @Transactional
    public void skip(@PathVariable long instance, @RequestBody Reason reason) {
        if (reason.reason() == null || reason.reason().isBlank()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "operation.reason");
        }
        var details = new HashMap<>(parked.skip(instance));
        if (!details.isEmpty()) {
            details.put("reason", reason.reason().strip());
            audit.record(actors.current().username(), "operation.parked-skipped", "instance:" + instance, details);
        }
    }
}
