package io.jianguan.sharing;

import io.jianguan.rest.Page;
import io.jianguan.sharing.Consumers.Consumer;
import io.jianguan.sharing.Grants.Grant;
import io.jianguan.sharing.Pushes.Delivery;
import io.jianguan.sharing.Pushes.Push;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Consumers, their secrets, what they may use, how much they did, and where they are called. */
@RestController
@RequestMapping("/api/sharing")
class ConsumerController {
    private static final int PAGE = 50;
    private static final int USUAL_DAYS = 30;
    private final Admins admins;
    private final Consumers consumers;
    private final Grants grants;
    private final Pushes pushes;
    private final Usage usage;
    private final Clock clock;

    ConsumerController(Admins admins, Consumers consumers, Grants grants, Pushes pushes, Usage usage, Clock clock) {
        this.admins = admins;
        this.consumers = consumers;
        this.grants = grants;
        this.pushes = pushes;
        this.usage = usage;
        this.clock = clock;
    }

    @GetMapping("/consumers")
    Page<Consumer> list(@RequestParam(required = false) @Nullable String cursor) {
        admins.current();
        var found = consumers.list(cursor, PAGE + 1);
        return Page.of(found, PAGE, Consumer::consumer);
    }

    record NewConsumer(
            String consumer, String name, @Nullable String contact) {}

    /** @param secret shown this once */
    record Secret(String secret) {}

    @PostMapping("/consumers")
    @ResponseStatus(HttpStatus.CREATED)
    Secret create(@RequestBody NewConsumer wanted) {
        var username = admins.current().username();
        consumers.create(username, wanted.consumer(), wanted.name(), wanted.contact());
        return new Secret(consumers.newSecret(username, wanted.consumer()));
    }

    record ConsumerDetail(Consumer consumer, List<Grant> grants, List<Push> pushes) {}

    @GetMapping("/consumers/{consumer}")
    ConsumerDetail get(@PathVariable String consumer) {
        admins.current();
        return new ConsumerDetail(consumers.get(consumer), grants.of(consumer), pushes.of(consumer));
    }

    record ConsumerChange(String name, @Nullable String contact, boolean active) {}

    @PutMapping("/consumers/{consumer}")
    ConsumerDetail change(
            @PathVariable String consumer,
            @RequestHeader("If-Match") String version,
            @RequestBody ConsumerChange wanted) {
        var username = admins.current().username();
        var before = consumers.get(consumer);
        consumers.change(
                username,
                new Consumer(
                        consumer,
                        wanted.name(),
                        wanted.contact(),
                        wanted.active(),
                        before.secretAt(),
                        Versions.of(version),
                        before.createdAt()));
        return get(consumer);
    }

    @PostMapping("/consumers/{consumer}/secret")
    Secret secret(@PathVariable String consumer) {
        return new Secret(consumers.newSecret(admins.current().username(), consumer));
    }

    record GrantWish(
            Set<String> uses,
            int requestsPerMinute,
            long rowsPerDay,
            @Nullable LocalDate validUntil) {}

    @PutMapping("/consumers/{consumer}/grants/{service}")
    ConsumerDetail grant(@PathVariable String consumer, @PathVariable String service, @RequestBody GrantWish wanted) {
        var username = admins.current().username();
        grants.save(
                username,
                new Grant(
                        consumer,
                        consumers.get(consumer).name(),
                        service,
                        wanted.uses(),
                        wanted.requestsPerMinute(),
                        wanted.rowsPerDay(),
                        wanted.validUntil()));
        return get(consumer);
    }

    @DeleteMapping("/consumers/{consumer}/grants/{service}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ungrant(@PathVariable String consumer, @PathVariable String service) {
        grants.remove(admins.current().username(), consumer, service);
    }

    record PushWish(String url) {}

    @PutMapping("/consumers/{consumer}/grants/{service}/push")
    Secret push(@PathVariable String consumer, @PathVariable String service, @RequestBody PushWish wanted) {
        return new Secret(pushes.save(admins.current().username(), consumer, service, wanted.url()));
    }

    @DeleteMapping("/consumers/{consumer}/grants/{service}/push")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unpush(@PathVariable String consumer, @PathVariable String service) {
        pushes.remove(admins.current().username(), consumer, service);
    }

    /** @param skip passes over what could not be handed over */
    record Resumption(boolean skip) {}

    @PostMapping("/consumers/{consumer}/grants/{service}/push/resumption")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String consumer, @PathVariable String service, @RequestBody Resumption wanted) {
        pushes.resume(admins.current().username(), consumer, service, wanted.skip());
    }

    @GetMapping("/consumers/{consumer}/grants/{service}/deliveries")
    Page<Delivery> deliveries(
            @PathVariable String consumer,
            @PathVariable String service,
            @RequestParam(required = false) @Nullable Long cursor) {
        admins.current();
        return pushes.deliveries(consumer, service, cursor, PAGE);
    }

    /** By day; of the last thirty days where nothing else is asked for. */
    @GetMapping("/usage")
    List<Usage.UsageDay> usage(
            @RequestParam(required = false) @Nullable String consumer,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until) {
        admins.current();
        var last = until == null ? LocalDate.now(clock.withZone(Feed.ZONE)) : until;
        return usage.days(consumer, service, from == null ? last.minusDays(USUAL_DAYS - 1) : from, last);
    }
}
