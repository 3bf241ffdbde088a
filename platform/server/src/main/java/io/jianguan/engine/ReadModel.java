package io.jianguan.engine;

import java.util.List;

/**
 * What a module keeps of instances and can make again from their events alone. What people did is no such thing: it is
 * not in the events, so it must not be touched.
 */
public interface ReadModel {

    /**
     * Makes what is kept of one instance anew. Called in a transaction in which no event of the instance is projected.
     *
     * @param life all events of the instance that were projected, in order; never empty
     */
    void rebuild(long instanceKey, List<EngineEvent> life);
}
