package io.jianguan.deadline;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets alerts fire and do what their rules say. Any number of replicas may sweep at once: firing is one statement over
 * rows that nobody else holds, and what an alert does is done in the transaction that marks it done.
 */
@Component
class Sweeper {
    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final int FIRED_AT_ONCE = 50_000;
    private static final int DONE_AT_ONCE = 2_000;
    private static final int RECKONED_AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private final Alerts alerts;
    private final Warnings warnings;
    private final Clocks clocks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sweeper(Alerts alerts, Warnings warnings, Clocks clocks, TransactionTemplate transaction, Clock clock) {
        this.alerts = alerts;
        this.warnings = warnings;
        this.clocks = clocks;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${jianguan.deadline.sweep:1s}")
    void sweep() {
        try {
            while (clocks.reckonAgain(RECKONED_AT_ONCE) == RECKONED_AT_ONCE) {
                log.info("Reckoning clocks again by a changed calendar");
            }
            while (alerts.fire(clock.instant(), FIRED_AT_ONCE) == FIRED_AT_ONCE) {
                log.info("Many alerts fire at once");
            }
            while (act(DONE_AT_ONCE) == DONE_AT_ONCE) {
                log.debug("More alerts to act on");
            }
        } catch (RuntimeException failure) {
            log.warn("The sweep of deadlines waits: {}", failure.toString(), failure);
        }
    }

    /** Many at once; one by one where one of them fails. */
    private int act(int most) {
        try {
            return transaction.execute(status -> {
                var taken = alerts.take(clock.instant(), most);
                warnings.act(taken);
                return taken.size();
            });
        } catch (RuntimeException failure) {
            log.debug("One by one after {}", failure.toString());
            while (actOnOne()) {
                log.debug("One by one");
            }
            return 0;
        }
    }

    private boolean actOnOne() {
        var taken = new java.util.concurrent.atomic.AtomicReference<Alerts.@org.jspecify.annotations.Nullable Alert>();
        try {
            transaction.executeWithoutResult(status -> {
                var one = alerts.take(clock.instant(), 1);
                if (!one.isEmpty()) {
                    taken.set(one.getFirst());
                    warnings.act(one);
                }
            });
        } catch (RuntimeException failure) {
            var alert = taken.get();
            if (alert == null) {
                throw failure;
            }
            log.error("Alert {} of clock {} cannot be acted on yet", alert.stage(), alert.clockId(), failure);
            alerts.later(alert, clock.instant().plus(PATIENCE));
        }
        return taken.get() != null;
    }
}
