package io.jianguan.deadline;

import io.jianguan.registry.RecordChanged;
import io.jianguan.registry.Records;
import io.jianguan.registry.RecordsMoved;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Status;
import io.jianguan.registry.RegistryDefinition.StatusDeadline;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The clocks of a record's stages: each starts with a status that names a rule for such a record, is the record's
 * office's, and ends when the record leaves that status, reaches one of those until which it runs, or is no longer such.
 */
@Component
class StageClock {
    private static final Logger log = LoggerFactory.getLogger(StageClock.class);
    private final Clocks clocks;
    private final Starts starts;
    private final Registries registries;
    private final Records records;
    private final StageFacts facts;
    private final Clock clock;

    StageClock(Clocks clocks, Starts starts, Registries registries, Records records, StageFacts facts, Clock clock) {
        this.clocks = clocks;
        this.starts = starts;
        this.registries = registries;
        this.records = records;
        this.facts = facts;
        this.clock = clock;
    }

    @EventListener
    void changed(RecordChanged event) {
        var definition = registries.get(event.registry());
        if (definition.statuses().stream().allMatch(status -> status.deadlines().isEmpty())) {
            return;
        }
        var record = records.get(event.registry(), List.of(event.id())).stream()
                .findFirst()
                .orElse(null);
        var running = new ArrayList<LegalClock>();
        for (var known : clocks.ofStages(event.registry(), event.id())) {
            if (record == null || isOver(definition, known, record)) {
                clocks.end(known.id(), clock.instant());
            } else {
                running.add(known);
                if (!known.owner().equals(record.owner())) {
                    clocks.hand(known.id(), record.owner());
                }
            }
        }
        if (record != null) {
            var status = definition.status(record.status());
            if (status.isPresent()) {
                begin(status.get(), record, running);
            }
            facts.copy(record);
        }
    }

    /** What the status no longer names goes on until the record leaves it. */
    private boolean isOver(RegistryDefinition definition, LegalClock known, Records.Record record) {
        var now = record.status();
        var deadline = definition.status(known.status()).flatMap(status -> named(status, known));
        var until = deadline.map(StatusDeadline::until).orElse(List.of());
        var reached = until.isEmpty() ? !Objects.equals(now, known.status()) : until.contains(now);
        return reached || deadline.filter(one -> !isFor(one, record)).isPresent();
    }

    private static Optional<StatusDeadline> named(Status status, LegalClock known) {
        return status.deadlines().stream()
                .filter(one -> one.rule().equals(known.rule().rule()))
                .findFirst();
    }

    /** A record whose condition cannot be judged has no clock, and can be saved. */
    private boolean isFor(StatusDeadline deadline, Records.Record record) {
        try {
            return deadline.when() == null || records.holds(deadline.when(), record);
        } catch (Problem failed) {
            log.error(
                    "No clock by {} for {}:{}: {}",
                    deadline.rule(),
                    record.registry(),
                    record.id(),
                    failed.getMessage());
            return false;
        }
    }

    /** Once by each rule; a clock that keeps one which the status named before stands for those it names now. */
    private void begin(Status status, Records.Record record, List<LegalClock> running) {
        if (running.stream()
                .anyMatch(known -> status.code().equals(known.status())
                        && named(status, known).isEmpty())) {
            return;
        }
        for (var deadline : status.deadlines()) {
            if (running.stream()
                            .noneMatch(
                                    known -> deadline.rule().equals(known.rule().rule()))
                    && isFor(deadline, record)) {
                begin(status, deadline.rule(), record);
            }
        }
    }

    private void begin(Status status, String rule, Records.Record record) {
        var start = starts.of(rule, clock.instant(), record.registry(), record.id());
        if (start != null) {
            clocks.start(
                    new Clocks.Subject(null, record.registry(), record.id(), status.code(), null, record.owner()),
                    start,
                    null);
        }
    }

    @EventListener
    void moved(RecordsMoved event) {
        clocks.recordsOfStages(event.registry(), event.owners().keySet())
                .forEach((id, record) ->
                        clocks.hand(id, Objects.requireNonNull(event.owners().get(record))));
    }
}
