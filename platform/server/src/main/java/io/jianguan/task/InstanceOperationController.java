package io.jianguan.task;

import io.jianguan.identity.Actors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the initiator and administrators do to a whole instance. */
@RestController
@RequestMapping("/api/instances/{key}")
class InstanceOperationController {
    private static final String KEY = "Idempotency-Key";
    private final Actors actors;
    private final TaskDeeds deeds;
    private final InstanceOperations operations;

    InstanceOperationController(Actors actors, TaskDeeds deeds, InstanceOperations operations) {
        this.actors = actors;
        this.deeds = deeds;
        this.operations = operations;
    }

    record Reason(@Nullable String reason) {}

    record Jump(String to, @Nullable String reason) {}

    @GetMapping("/operations")
    InstanceOperations.Offer offer(@PathVariable long key) {
        return operations.offer(actors.current(), key);
    }

    @PostMapping("/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void cancel(
            @PathVariable long key,
            @RequestHeader(name = KEY, required = false) @Nullable String once,
            @RequestBody Reason request) {
        var actor = actors.current();
        var reason = TaskDeeds.reason(request.reason());
        deeds.once(actor, once, "instance:" + key, () -> operations.cancel(actor, key, reason));
    }

    @PostMapping("/terminate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void terminate(
            @PathVariable long key,
            @RequestHeader(name = KEY, required = false) @Nullable String once,
            @RequestBody Reason request) {
        var actor = actors.current();
        var reason = TaskDeeds.reason(request.reason());
        deeds.once(actor, once, "instance:" + key, () -> operations.terminate(actor, key, reason));
    }

    @PostMapping("/jump")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void jump(
            @PathVariable long key,
            @RequestHeader(name = KEY, required = false) @Nullable String once,
            @RequestBody Jump request) {
        var actor = actors.current();
        var reason = TaskDeeds.reason(request.reason());
        deeds.once(actor, once, "instance:" + key, () -> operations.jump(actor, key, request.to(), reason));
    }
}
