package io.jianguan.deadline;

import io.jianguan.registry.RecordChanged;
import io.jianguan.registry.Records;
import io.jianguan.registry.RecordsMoved;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition.Status;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The clock of a record's stage: it starts with a status that names a rule, is the record's office's, and ends when the
 * record leaves the status.
 */
@Component
class StageClock {
    private final Clocks clocks;
    private final Rules rules;
    private final Registries registries;
    private final Records records;
    private final Clock clock;

    StageClock(Clocks clocks, Rules rules, Registries registries, Records records, Clock clock) {
        this.clocks = clocks;
        this.rules = rules;
        this.registries = registries;
        this.records = records;
        this.clock = clock;
    }

    @EventListener
    void changed(RecordChanged event) {
        var definition = registries.get(event.registry());
        if (definition.statuses().stream().allMatch(status -> status.deadline() == null)) {
            return;
        }
        var record = records.get(event.registry(), List.of(event.id())).stream().findFirst();
        var status = record.map(Records.Record::status);
        var running = clocks.ofStage(event.registry(), event.id());
        if (running.isPresent() && !Objects.equals(running.get().status(), status.orElse(null))) {
            clocks.end(running.get().id(), clock.instant());
            running = Optional.empty();
        }
        if (running.isPresent()) {
            clocks.hand(running.get().id(), record.orElseThrow().owner());
        }
        var rule = status.flatMap(definition::status).map(Status::deadline);
        if (running.isEmpty() && rule.isPresent() && record.isPresent()) {
            clocks.start(
                    new Clocks.Subject(
                            null,
                            event.registry(),
                            event.id(),
                            status.orElseThrow(),
                            null,
                            record.get().owner()),
                    rules.inForce(rule.get(), Calendar.dayOf(clock.instant())),
                    clock.instant(),
                    null);
        }
    }

    @EventListener
    void moved(RecordsMoved event) {
        clocks.ofStages(event.registry(), event.owners().keySet())
                .forEach((record, id) ->
                        clocks.hand(id, Objects.requireNonNull(event.owners().get(record))));
    }
}
