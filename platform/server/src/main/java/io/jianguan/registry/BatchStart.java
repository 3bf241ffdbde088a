package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordBatch.Input;
import io.jianguan.registry.RecordBatch.Item;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Starts a process on each record, by a button of the registry. What has begun is not taken back. */
@Component
class BatchStart implements BatchDeed {
    private final ViewActions actions;
    private final RecordReading reading;
    private final ObjectProvider<RecordStarts> starts;

    BatchStart(ViewActions actions, RecordReading reading, ObjectProvider<RecordStarts> starts) {
        this.actions = actions;
        this.reading = reading;
        this.starts = starts;
    }

    @Override
    public void require(Actor actor, ViewDefinition view, RegistryDefinition definition, Input input) {
        actions.requireForMany(actor, view, definition, input.deed());
    }

    @Override
    public boolean done(Actor actor, RecordTable table, RecordBatch one, Item item, boolean write) {
        var row = reading.row(actor, table, item.recordId(), write);
        if (row.version() != item.version()) {
            throw Problem.conflict("registry.stale", RecordReading.title(table.definition(), row));
        }
        var record = reading.records(table, List.of(row)).getFirst();
        var process = process(table.definition(), one.input().deed());
        var engine = starts.getObject();
        engine.require(actor, process, record);
        if (write) {
            engine.start(actor, process, record);
        }
        return true;
    }

    private static String process(RegistryDefinition definition, String name) {
        for (var action : definition.actions()) {
            var process = action.process();
            if (process != null && action.action().equals(name)) {
                return process;
            }
        }
        throw Problem.forbidden("registry.action-not-offered", name);
    }

    @Override
    public int versions() {
        return 0;
    }

    @Override
    public Map<Integer, String> undone(RecordBatch one, RecordTable table, List<Item> items) {
        throw new IllegalStateException("What batch " + one.id() + " started is not taken back");
    }
}
