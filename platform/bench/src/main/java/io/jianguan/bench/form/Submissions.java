package io.jianguan.bench.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Random answers to a form, some right and some wrong, always the same for a seed. */
final class Submissions {
    private static final List<String> TEXTS = List.of("例行检查", "", "2026 年第二次", "x".repeat(300), "丙");
    private final Random random;
    private final JsonNode schema;

    Submissions(JsonNode schema, long seed) {
        this.schema = schema;
        this.random = new Random(seed);
    }

    List<Map<String, @Nullable Object>> draw(int count) {
        var drawn = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < count; i++) {
            var values = new HashMap<String, @Nullable Object>();
            fill(schema, values);
            drawn.add(values);
        }
        return drawn;
    }

    private void fill(JsonNode container, Map<String, @Nullable Object> values) {
        for (var field : container.path("components")) {
            var key = field.path("key").asString("");
            if (key.isEmpty()) {
                fill(field, values);
            } else if (random.nextInt(10) > 0) {
                values.put(key, value(field));
            }
        }
    }

    private @Nullable Object value(JsonNode field) {
        return switch (field.path("type").asString()) {
            case "number" -> random.nextInt(-3, 120);
            case "checkbox" -> random.nextBoolean();
            case "datetime" -> "2026-%02d-1%d".formatted(random.nextInt(1, 13), random.nextInt(10));
            case "radio", "select" -> option(field);
            case "checklist", "taglist", "people", "record", "organisation" -> List.of(String.valueOf(option(field)));
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    private @Nullable Object option(JsonNode field) {
        var values = field.path("values");
        return values.isEmpty()
                ? "nothing"
                : values.get(random.nextInt(values.size())).path("value").asString();
    }
}
