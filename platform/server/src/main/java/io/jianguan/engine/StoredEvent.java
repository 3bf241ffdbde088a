package io.jianguan.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A row of {@code engine.event}: a Zeebe record as the exporter stored it. */
record StoredEvent(
        int partition,
        long position,
        long key,
        String valueType,
        String intent,
        @Nullable Long instanceKey,
        Instant at,
        JsonNode value,
        boolean instanceParked) {

    String text(String field) {
        return value.path(field).asString("");
    }

    @Nullable
    String textOrNull(String field) {
        var text = text(field);
        return text.isEmpty() ? null : text;
    }

    long number(String field) {
        return value.path(field).asLong();
    }
}
