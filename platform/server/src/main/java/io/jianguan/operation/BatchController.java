package io.jianguan.operation;

import io.jianguan.identity.Actors;
import io.jianguan.process.InstanceSearch;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Retry, cancel, migrate and move, of one instance or many. */
@RestController
@RequestMapping("/api/operator")
class BatchController {
    private static final int MOST = 10_000;
    private static final Set<String> ACTIONS = Set.of("retry", "cancel", "migrate", "move");

    private final Batches batches;
    private final InstanceSearch search;
    private final InstanceQuery query;
    private final Migration migration;
    private final InstanceRows rows;
    private final Actors actors;

    BatchController(
            Batches batches,
            InstanceSearch search,
            InstanceQuery query,
            Migration migration,
            InstanceRows rows,
            Actors actors) {
        this.batches = batches;
        this.search = search;
        this.query = query;
        this.migration = migration;
        this.rows = rows;
        this.actors = actors;
    }

    /**
     * @param instances these; or all that {@code filter} finds
     * @param process and {@code version} to migrate to; instances of other processes stay as they are
     * @param from keys of the steps whose token moves, and {@code to}: the element it moves to
     */
    record Order(
            @Nullable String action,
            @Nullable String reason,
            @Nullable List<String> instances,
            InstanceQuery.@Nullable Asked filter,
            @Nullable String process,
            @Nullable Integer version,
            @Nullable List<String> from,
            @Nullable String to) {}

    /** @param instance null where it is not known any more */
    record Item(
            String instanceId,
            InstanceRows.@Nullable Row instance,
            String state,
            @Nullable String detail) {}

    @PostMapping("/batches")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Batches.Batch order(
            @RequestBody Order order, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var action = check(order);
        var parameters = new Batches.Parameters(
                order.version(), order.from() == null ? null : Batches.keys(order.from()), order.to());
        var id = batches.add(
                action,
                parameters,
                Objects.requireNonNull(order.reason()).strip(),
                action.equals("migrate") ? ofProcess(order) : instances(order),
                actors.current().username(),
                key);
        return batches.get(id);
    }

    private String check(Order order) {
        var action = order.action();
        if (action == null || !ACTIONS.contains(action)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "rest.request", "action");
        }
        if (order.reason() == null || order.reason().isBlank()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "operation.reason");
        }
        if (action.equals("migrate")) {
            target(order);
        }
        if (action.equals("move")
                && (order.to() == null || order.from() == null || order.from().isEmpty())) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "operation.no-step");
        }
        return action;
    }

    private int target(Order order) {
        if (order.process() == null || order.version() == null) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "operation.no-version");
        }
        migration.definitionKey(order.process(), order.version());
        return order.version();
    }

    private List<Long> ofProcess(Order order) {
        return some(search.keys(of(instances(order), order.process()), MOST));
    }

    private List<Long> instances(Order order) {
        var asked = order.filter();
        var chosen = some(
                order.instances() != null
                        ? search.keys(of(Batches.keys(order.instances()), null), MOST + 1)
                        : asked == null ? List.<Long>of() : search.keys(query.filter(asked), MOST + 1));
        if (chosen.size() > MOST) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "operation.too-many", MOST);
        }
        return chosen;
    }

    private static List<Long> some(List<Long> chosen) {
        if (chosen.isEmpty()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "operation.nothing-chosen");
        }
        return chosen;
    }

    private static InstanceSearch.Filter of(List<Long> keys, @Nullable String process) {
        return new InstanceSearch.Filter(process, null, null, null, null, null, null, keys, null);
    }

    /** What a migration would do, without doing anything. */
    @PostMapping("/migrations/preview")
    Migration.Preview preview(@RequestBody Order order) {
        int version = target(order);
        return migration.preview(
                Objects.requireNonNull(order.process()), version, search.find(of(instances(order), null)));
    }

    @GetMapping("/batches")
    Page<Batches.Batch> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        return batches.page(InstanceController.blankToNull(cursor), Math.clamp(limit, 1, 200));
    }

    @GetMapping("/batches/{id}")
    Batches.Batch get(@PathVariable long id) {
        return batches.get(id);
    }

    @GetMapping("/batches/{id}/items")
    Page<Item> items(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var page = batches.items(
                id,
                InstanceController.blankToNull(state),
                InstanceController.blankToNull(cursor),
                Math.clamp(limit, 1, 200));
        var instances = rows.byId(page.rows().stream()
                .map(item -> Long.valueOf(item.instanceId()))
                .toList());
        return page.map(
                item -> new Item(item.instanceId(), instances.get(item.instanceId()), item.state(), item.detail()));
    }

    @PostMapping("/batches/{id}/cancel")
    Batches.Batch cancel(@PathVariable long id) {
        batches.cancel(id);
        return batches.get(id);
    }
}
