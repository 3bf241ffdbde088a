package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.registry.RecordBatch.Input;
import io.jianguan.registry.RecordBatch.Item;
import io.jianguan.rest.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Into the bin, and back out of it; what others refer to stays. */
@Component
class BatchDeletion implements BatchDeed {
    private final Actors actors;
    private final Access access;
    private final ViewActions actions;
    private final RecordWriting writing;
    private final Bin bin;
    private final Words words;

    BatchDeletion(Actors actors, Access access, ViewActions actions, RecordWriting writing, Bin bin, Words words) {
        this.actors = actors;
        this.access = access;
        this.actions = actions;
        this.writing = writing;
        this.bin = bin;
        this.words = words;
    }

    /** @throws Problem also {@code registry.batch-reason} */
    @Override
    public void require(Actor actor, ViewDefinition view, RegistryDefinition definition, Input input) {
        access.require(actor, definition, "delete");
        actions.requireForMany(actor, view, definition, ViewActions.DELETE);
        if (input.reason().isBlank()) {
            throw Problem.invalid("registry.batch-reason", List.of());
        }
    }

    @Override
    public boolean done(Actor actor, RecordTable table, RecordBatch one, Item item, boolean write) {
        var reason = words.text(
                "registry.batch.deleted", String.valueOf(one.id()), one.input().reason());
        if (write) {
            writing.delete(table, actor, item.recordId(), item.version(), reason, false);
        } else {
            writing.deletable(table, actor, item.recordId(), item.version(), reason, false, false);
        }
        return true;
    }

    @Override
    public int versions() {
        return 1;
    }

    @Override
    public Map<Integer, String> undone(RecordBatch one, RecordTable table, List<Item> items) {
        var actor = actors.get(one.requestedBy());
        var reason = words.text("registry.batch.undeleted", String.valueOf(one.id()));
        var kept = new HashMap<Integer, String>();
        for (var item : items) {
            try {
                bin.revive(actor, table, item.recordId(), item.version(), reason);
            } catch (Problem refusal) {
                kept.put(item.ordinal(), words.of(refusal));
            }
        }
        return kept;
    }
}
