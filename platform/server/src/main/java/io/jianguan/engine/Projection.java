package io.jianguan.engine;

import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies events to the read models and stores the position in the same transaction: all that wait at once and, where
 * one of them fails, one by one. That one is parked, and with it all later ones of its instance; the rest flows.
 */
@Component
class Projection {
    static final int BATCH = 200;

    private static final String FOLLOWS = "engine.follows-parked";
    private static final Logger log = LoggerFactory.getLogger(Projection.class);

    private final EventFeed feed;
    private final Translation translation;
    private final ApplicationEventPublisher listeners;
    private final List<EventBatches> batches;
    private final PlainWords words;
    private final TransactionTemplate whole;
    private final TransactionTemplate savepoint;

    Projection(
            EventFeed feed,
            Translation translation,
            ApplicationEventPublisher listeners,
            ObjectProvider<EventBatches> batches,
            PlainWords words,
            PlatformTransactionManager transactions) {
        this.feed = feed;
        this.translation = translation;
        this.listeners = listeners;
        this.batches = batches.orderedStream().toList();
        this.words = words;
        this.whole = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @return how many events there were; 0 also where another server is at it */
    int next(int partition) {
        return Objects.requireNonNull(whole.execute(_ -> {
            if (!feed.tryLock(partition)) {
                return 0;
            }
            var events = feed.next(partition, BATCH);
            if (!events.isEmpty()) {
                apply(events);
                feed.moveTo(partition, events.getLast().position());
            }
            return events.size();
        }));
    }

    private void apply(List<StoredEvent> events) {
        var parked = new HashSet<Long>();
        var healthy = new ArrayList<StoredEvent>();
        for (var event : events) {
            if (event.instanceParked()) {
                feed.park(event, words.keep(FOLLOWS, List.of()));
            } else {
                healthy.add(event);
            }
        }
        if (!tryApplyAtOnce(healthy)) {
            healthy.forEach(event -> apply(event, parked));
        }
    }

    private void apply(StoredEvent event, Set<Long> parked) {
        var instance = event.instanceKey();
        if (instance != null && parked.contains(instance)) {
            feed.park(event, words.keep(FOLLOWS, List.of()));
        } else if (!tryApply(event) && instance != null) {
            parked.add(instance);
        }
    }

    /** @return false if one of them fails: then none is applied */
    private boolean tryApplyAtOnce(List<StoredEvent> events) {
        try {
            savepoint.executeWithoutResult(_ -> happened(events.stream()
                    .map(translation::of)
                    .filter(Objects::nonNull)
                    .toList()));
            return true;
        } catch (RuntimeException failure) {
            if (Transient.is(failure)) {
                throw failure;
            }
            log.debug("One by one after {}", failure.toString());
            return false;
        }
    }

    private void happened(List<EngineEvent> events) {
        if (!events.isEmpty()) {
            batches.forEach(batch -> batch.happened(events));
            events.forEach(listeners::publishEvent);
        }
    }

    private boolean tryApply(StoredEvent event) {
        try {
            var happened = translation.of(event);
            if (happened != null) {
                savepoint.executeWithoutResult(_ -> happened(List.of(happened)));
            }
            return true;
        } catch (RuntimeException failure) {
            if (Transient.is(failure)) {
                throw failure;
            }
            log.error(
                    "Event {} {} of instance {} (partition {}, position {}) is parked",
                    event.valueType(),
                    event.intent(),
                    event.instanceKey(),
                    event.partition(),
                    event.position(),
                    failure);
            if (event.instanceKey() != null) {
                feed.park(event, words.keep(failure));
            }
            return false;
        }
    }

    /**
     * Applies an instance's parked events after their cause was cured: all of them or none.
     *
     * @return how many
     */
    int retry(long instanceKey) {
        return Objects.requireNonNull(whole.execute(_ -> {
            var events = parked(instanceKey);
            try {
                events.forEach(this::apply);
            } catch (RuntimeException failure) {
                if (Transient.is(failure)) {
                    throw failure;
                }
                throw Problem.conflict(
                        "engine.parked-still", words.sayPlainly(words.keep(failure), LocaleContextHolder.getLocale()));
            }
            feed.release(instanceKey);
            return events.size();
        }));
    }

    /**
     * Leaves out the first parked event and applies those after it, up to one that fails.
     *
     * @return what was left out; empty where nothing is parked
     */
    Map<String, Object> skip(long instanceKey) {
        return Objects.requireNonNull(whole.execute(_ -> {
            var events = parked(instanceKey);
            if (events.isEmpty()) {
                return Map.<String, Object>of();
            }
            var first = events.getFirst();
            feed.release(first);
            for (var event : events.subList(1, events.size())) {
                try {
                    savepoint.executeWithoutResult(_ -> apply(event));
                } catch (RuntimeException failure) {
                    if (Transient.is(failure)) {
                        throw failure;
                    }
                    feed.explain(event, words.keep(failure));
                    break;
                }
                feed.release(event);
            }
            return Map.<String, Object>of(
                    "partition", first.partition(),
                    "position", first.position(),
                    "event", first.valueType() + " " + first.intent(),
                    "element", first.text("elementId"));
        }));
    }

    private List<StoredEvent> parked(long instanceKey) {
        feed.partitions(instanceKey).forEach(feed::lock);
        return feed.parked(instanceKey);
    }

    private void apply(StoredEvent event) {
        var happened = translation.of(event);
        if (happened != null) {
            happened(List.of(happened));
        }
    }
}
