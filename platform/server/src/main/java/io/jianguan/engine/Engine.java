package io.jianguan.engine;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Commands to the engine. Each is written to the outbox in the caller's transaction and sent after commit, again and
 * again until the engine answers; the effect comes back as an event.
 */
@Component
public class Engine {

    /**
     * @param processId BPMN process id
     * @param version of the engine's definition
     * @param definitionKey the engine's key
     */
    public record Deployed(String processId, int version, long definitionKey) {}

    /** Deploys a model at once; the same content again changes nothing. Waits for the engine while it starts. */
    public Deployed deploy(String resourceName, byte[] bpmn) {
        throw new UnsupportedOperationException();
    }

    /**
     * Starts one instance, exactly once, by the message named like the process.
     *
     * @return the command's id; {@link EngineEvent.InstanceStarted} carries it
     */
    public UUID start(String processId, Map<String, ? extends @Nullable Object> variables) {
        throw new UnsupportedOperationException();
    }

    /** Completes a user task; NOT_FOUND from the engine is success: the events say what became of it. */
    public UUID completeUserTask(long taskKey, Map<String, ? extends @Nullable Object> variables) {
        throw new UnsupportedOperationException();
    }

    public UUID cancelInstance(long instanceKey) {
        throw new UnsupportedOperationException();
    }
}
