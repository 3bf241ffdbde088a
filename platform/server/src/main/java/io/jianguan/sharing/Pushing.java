package io.jianguan.sharing;

import io.jianguan.identity.Roles;
import io.jianguan.notification.Callbacks;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.rest.Problem;
import io.jianguan.sharing.Feed.Change;
import io.jianguan.sharing.Pushes.Delivery;
import io.jianguan.sharing.Pushes.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands changes over, a batch at a time and each in its turn. A batch that is not taken is tried again after longer and
 * longer pauses; then it is a dead letter and the consumer is called no more until somebody decides, since what follows
 * builds on it.
 */
@Component
class Pushing {
    private static final Logger log = LoggerFactory.getLogger(Pushing.class);
    private static final int BATCH = 200;
    private static final Duration LEASE = Duration.ofSeconds(60);
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));
    private final Pushes pushes;
    private final Consumers consumers;
    private final Services services;
    private final Feed feed;
    private final Quotas quotas;
    private final Callbacks callbacks;
    private final Notifications notifications;
    private final Roles roles;
    private final JsonMapper json;
    private final Clock clock;

    Pushing(
            Pushes pushes,
            Consumers consumers,
            Services services,
            Feed feed,
            Quotas quotas,
            Callbacks callbacks,
            Notifications notifications,
            Roles roles,
            JsonMapper json,
            Clock clock) {
        this.pushes = pushes;
        this.consumers = consumers;
        this.services = services;
        this.feed = feed;
        this.quotas = quotas;
        this.callbacks = callbacks;
        this.notifications = notifications;
        this.roles = roles;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void run() {
        if (!callbacks.available()) {
            return;
        }
        for (var due = lease(); due != null; due = lease()) {
            push(due);
        }
    }

    private @Nullable Due lease() {
        var now = OffsetDateTime.now(clock);
        return pushes.lease(now, now.plus(LEASE)).orElse(null);
    }

    private void push(Due due) {
        var now = OffsetDateTime.now(clock);
        List<Change> changes;
        String body;
        try {
            var definition = services.published(due.service());
            changes = feed.page(due.service(), definition.slice(), due.position(), BATCH);
            body = json.writeValueAsString(Map.of(
                    "service", due.service(),
                    "first",
                            changes.isEmpty()
                                    ? due.position()
                                    : changes.getFirst().number(),
                    "rows",
                            changes.stream()
                                    .map(change -> SharedAnswers.change(definition, change))
                                    .toList()));
        } catch (Problem retired) {
            log.info("Push of {} waits: {}", due.service(), retired.code());
            return;
        }
        if (changes.isEmpty()) {
            return;
        }
        long last = changes.getLast().number();
        try {
            callbacks.post(due.url(), due.secret(), body);
            pushes.ended(due, delivery(due, changes, "sent", null, now), "active", last, now);
            quotas.pushed(due.consumer(), due.service(), changes.size());
        } catch (Callbacks.Refused refused) {
            refused(due, changes, refused, now);
        }
    }

    private void refused(Due due, List<Change> changes, Callbacks.Refused refused, OffsetDateTime now) {
        log.info("Push of {} to {}: {}", due.service(), due.consumer(), refused.getMessage());
        boolean again = refused.worthAnotherTry() && due.attempts() <= PAUSES.size();
        var error = String.valueOf(refused.getMessage());
        var next = again ? now.plus(PAUSES.get(due.attempts() - 1)) : now;
        pushes.ended(
                due,
                delivery(due, changes, again ? "failed" : "dead", error, now),
                again ? "active" : "halted",
                due.position(),
                next);
        if (!again) {
            notifications.tell(new Notice(
                    "sharing-halted",
                    roles.holders(Admins.BUSINESS),
                    List.of(consumers.get(due.consumer()).name(), due.service()),
                    "/admin/sharing/consumers/" + due.consumer(),
                    "sharing-halted:" + due.consumer() + ":" + due.service() + ":" + due.position()));
        }
    }

    private static Delivery delivery(
            Due due, List<Change> changes, String state, @Nullable String error, OffsetDateTime now) {
        return new Delivery(
                0,
                due.service(),
                changes.getFirst().number(),
                changes.getLast().number(),
                changes.size(),
                due.attempts(),
                state,
                error,
                now);
    }
}
