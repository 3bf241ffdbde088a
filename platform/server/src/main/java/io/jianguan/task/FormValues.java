package io.jianguan.task;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was filled in, by the fields of its form. */
final class FormValues {

    private FormValues() {}

    /** Every field that holds something, with what it holds; a column of a list once for each row. */
    static void each(JsonNode container, Map<?, ?> values, BiConsumer<JsonNode, Object> found) {
        for (var field : container.path("components")) {
            var key = field.path("key").asString(field.path("path").asString(""));
            var value = key.isEmpty() ? values : at(values, key);
            if (value != null && !key.isEmpty()) {
                found.accept(field, value);
            }
            if (value instanceof Map<?, ?> context) {
                each(field, context, found);
            } else if (value instanceof Collection<?> rows && field.has("components")) {
                rows.stream().filter(Map.class::isInstance).forEach(row -> each(field, (Map<?, ?>) row, found));
            }
        }
    }

    private static @Nullable Object at(Map<?, ?> values, String path) {
        Object value = values;
        for (var part : path.split("\\.")) {
            value = value instanceof Map<?, ?> context ? context.get(part) : null;
        }
        return value;
    }
}
