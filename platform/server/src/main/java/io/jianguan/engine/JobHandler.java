package io.jianguan.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Works the service tasks of one job type. Called in a database transaction that also remembers the job's key, so that
 * its effects happen once however often the engine hands the job out.
 */
public interface JobHandler {

    /** The service task's job type, for example {@code records.create}. */
    String type();

    /**
     * @return variables for the engine; only what decides routing
     * @throws io.jianguan.rest.Problem a fault that trying again does not cure: raises an incident with its message
     */
    Map<String, ? extends @Nullable Object> handle(Job job);

    /**
     * @param headers the task headers of the model
     * @param variables visible to the task
     */
    record Job(
            long key,
            String type,
            long instanceKey,
            String processId,
            String elementId,
            Map<String, String> headers,
            Map<String, @Nullable Object> variables) {}
}
