package io.jianguan.deadline;

import io.jianguan.registry.RecordChanged;
import io.jianguan.registry.Records;
import io.jianguan.registry.RecordsMoved;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Status;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The clocks of a record's stages: each starts with a status that names a rule, is the record's office's, and ends when
 * the record leaves that status, or reaches one of those until which it runs.
 */
@Component
class StageClock {
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
        if (definition.statuses().stream().allMatch(status -> status.deadline() == null)) {
            return;
        }
        var record = records.get(event.registry(), List.of(event.id())).stream().findFirst();
        var running = clocks.ofStages(event.registry(), event.id());
        for (var known : running) {
            if (record.isEmpty() || isOver(definition, known, record.get().status())) {
                clocks.end(known.id(), clock.instant());
            } else if (!known.owner().equals(record.get().owner())) {
                clocks.hand(known.id(), record.get().owner());
            }
        }
        var status = record.map(Records.Record::status).flatMap(definition::status);
        if (record.isPresent()
                && status.isPresent()
                && running.stream().noneMatch(known -> status.get().code().equals(known.status()))) {
            begin(status.get(), record.get());
        }
        record.ifPresent(facts::copy);
    }

    private static boolean isOver(RegistryDefinition definition, LegalClock known, @Nullable String now) {
        var until = definition.status(known.status()).map(Status::until).orElse(List.of());
        return until.isEmpty() ? !Objects.equals(now, known.status()) : until.contains(now);
    }

    private void begin(Status status, Records.Record record) {
        var rule = status.deadline();
        var start = rule == null ? null : starts.of(rule, clock.instant(), record.registry(), record.id());
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
