package io.jianguan.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened in the engine, in log order. Published to {@code @EventListener} methods inside the projector's
 * transaction, each exactly once; a listener that throws parks the event with its instance.
 */
public sealed interface EngineEvent {
    long instanceKey();

    Instant at();

    /** @param commandId of {@link Engine#start}; null if the instance was started by something else */
    record InstanceStarted(
            long instanceKey,
            Instant at,
            String processId,
            int version,
            long definitionKey,
            @Nullable UUID commandId,
            Map<String, @Nullable Object> variables)
            implements EngineEvent {}

    /** The instance goes on by another version of its process. */
    record InstanceMigrated(long instanceKey, Instant at, String processId, int version, long definitionKey)
            implements EngineEvent {}

    record InstanceEnded(long instanceKey, Instant at, boolean canceled) implements EngineEvent {}

    /** @param elementType BPMN's name, for example {@code USER_TASK} */
    record ElementActivated(long instanceKey, Instant at, String elementId, String elementType, long elementInstanceKey)
            implements EngineEvent {}

    record ElementEnded(
            long instanceKey,
            Instant at,
            String elementId,
            String elementType,
            long elementInstanceKey,
            boolean terminated)
            implements EngineEvent {}

    record FlowTaken(long instanceKey, Instant at, String flowId) implements EngineEvent {}

    /** @param candidates principals: {@code user:<username>}, {@code role@organisation} */
    record UserTaskCreated(
            long instanceKey,
            Instant at,
            long taskKey,
            String processId,
            int version,
            long definitionKey,
            String elementId,
            long elementInstanceKey,
            @Nullable String assignee,
            List<String> candidates,
            @Nullable Instant dueAt,
            int priority)
            implements EngineEvent {}

    /** Brokers from 8.7 on say who has a new task only after its creation. */
    record UserTaskAssigned(
            long instanceKey,
            Instant at,
            long taskKey,
            @Nullable String assignee) implements EngineEvent {}

    record UserTaskEnded(long instanceKey, Instant at, long taskKey, boolean canceled) implements EngineEvent {}

    /** @param jobKey of the service task that failed; null where the incident is not about a job */
    record IncidentRaised(
            long instanceKey,
            Instant at,
            long incidentKey,
            @Nullable String elementId,
            String errorType,
            String message,
            @Nullable Long jobKey)
            implements EngineEvent {}

    record IncidentResolved(long instanceKey, Instant at, long incidentKey) implements EngineEvent {}
}
