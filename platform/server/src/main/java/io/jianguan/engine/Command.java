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
        MODIFY
    }

    /**
     * @param processId of a start
     * @param key of the task, job or instance
     * @param activate element ids, of a modification only
     * @param terminate keys of element instances, of a modification only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Payload(
            @Nullable String processId,
            long key,
            Map<String, ? extends @Nullable Object> variables,
            @Nullable List<String> activate,
            @Nullable List<Long> terminate) {
        Payload(@Nullable String processId, long key, Map<String, ? extends @Nullable Object> variables) {
            this(processId, key, variables, null, null);
        }
    }
}
