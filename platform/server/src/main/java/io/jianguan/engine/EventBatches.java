package io.jianguan.engine;

import java.util.List;

/**
 * Hears of many events by one call, in log order and inside the projector's transaction, before listeners hear of each.
 * For read models that nothing else reads while events are applied: they can be written by a few statements.
 */
public interface EventBatches {
    void happened(List<EngineEvent> events);
}
