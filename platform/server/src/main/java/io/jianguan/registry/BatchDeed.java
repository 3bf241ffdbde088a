package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordBatch.Input;
import io.jianguan.registry.RecordBatch.Item;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;

/** What a batch does with each of its records, as if the person had done it by hand. */
interface BatchDeed {
    /** @throws Problem why the person may not ask for it */
    void require(Actor actor, ViewDefinition view, RegistryDefinition definition, Input input);

    /**
     * In the caller's transaction.
     *
     * @param write false: only says whether there is something to do
     * @return false where the record is so already
     * @throws Problem why it cannot be done
     */
    boolean done(Actor actor, RecordTable table, RecordBatch one, Item item, boolean write);

    /** By how much it raises the record's version. */
    int versions();

    /** @return why records stay as they are, by ordinal; the others are as they were before */
    Map<Integer, String> undone(RecordBatch one, RecordTable table, List<Item> items);
}
