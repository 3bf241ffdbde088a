package io.jianguan.process;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordStarts;
import io.jianguan.registry.Records;
import org.springframework.stereotype.Component;

/** Processes that people start on records chosen in a list. */
@Component
class ChosenStarts implements RecordStarts {
    private final Processes processes;

    ChosenStarts(Processes processes) {
        this.processes = processes;
    }

    @Override
    public void require(Actor actor, String process, Records.Record record) {
        processes.require(actor, process, record);
    }

    @Override
    public void start(Actor actor, String process, Records.Record record) {
        processes.start(actor, process, record.registry(), record.id());
    }
}
