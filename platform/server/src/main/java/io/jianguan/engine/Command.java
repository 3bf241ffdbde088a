package io.jianguan.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the outbox. */
record Command(UUID id, Kind kind, Payload payload, int attempts, boolean stale) {

    enum Kind {
        START,
        COMPLETE_USER_TASK,
        COMPLETE_JOB,
        CANCEL_INSTANCE,
        MODIFY,
        RETRY,
        MIGRATE
    }

    /**
     * @param processId of a start
     * @param key of the task, job, instance or incident
     * @param activate element ids, of a modification only
     * @param terminate keys of element instances, of a modification only
     * @param about of a retry the incident's job, of a migration the definition to move to
     * @param mapping element ids here to element ids there, of a migration only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Payload(
            @Nullable String processId,
            long key,
            Map<String, ? extends @Nullable Object> variables,
            @Nullable List<String> activate,
            @Nullable List<Long> terminate,
            @Nullable Long about,
            @Nullable Map<String, String> mapping) {
        Payload(@Nullable String processId, long key, Map<String, ? extends @Nullable Object> variables) {
            this(processId, key, variables, null, null, null, null);
        }

        Payload(
                long key,
                Map<String, ? extends @Nullable Object> variables,
                List<String> activate,
                List<Long> terminate) {
            this(null, key, variables, activate, terminate, null, null);
        }

        Payload(long key, @Nullable Long about, @Nullable Map<String, String> mapping) {
            this(null, key, Map.of(), null, null, about, mapping);
        }
    }
}
