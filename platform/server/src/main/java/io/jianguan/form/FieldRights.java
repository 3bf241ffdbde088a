package io.jianguan.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form's schema narrowed to what may be done with it: {@code write}, {@code read} or {@code hidden} by key, {@code *}
 * for every other key, {@code list.column} for a column. A form says it itself by {@code access} at a field; a step of a
 * process may say otherwise.
 */
public final class FieldRights {
    private static final Set<String> LEVELS = Set.of("write", "read", "hidden");
    private final Map<String, String> rights;

    private FieldRights(Map<String, String> rights) {
        this.rights = rights;
    }

    /** What the form itself says, by path. */
    public static Map<String, String> declared(JsonNode schema) {
        var declared = new LinkedHashMap<String, String>();
        declared(schema, "", declared);
        return declared;
    }

    private static void declared(JsonNode container, String prefix, Map<String, String> declared) {
        for (var field : container.path("components")) {
            var key = binding(field);
            var access = field.path("access").asString("");
            if (!key.isEmpty() && LEVELS.contains(access)) {
                declared.put(prefix + key, access);
            }
            declared(field, key.isEmpty() ? prefix : prefix + key + ".", declared);
        }
    }

    private static String binding(JsonNode field) {
        return field.path("key").asString(field.path("path").asString(""));
    }

    public static JsonNode apply(JsonNode schema, Map<String, String> rights) {
        new FieldRights(rights).container((ObjectNode) schema, "", null);
        return schema;
    }

    /** @param around what may be done with the list that the fields are columns of, where that is less than with others */
    private void container(ObjectNode container, String prefix, @Nullable String around) {
        var kept = JsonNodeFactory.instance.arrayNode();
        for (var component : container.path("components")) {
            if (component instanceof ObjectNode field && field(field, prefix, around)) {
                kept.add(field);
            }
        }
        if (container.path("components") instanceof ArrayNode) {
            container.set("components", kept);
        }
    }

    /** @return false if it is not to be seen */
    private boolean field(ObjectNode field, String prefix, @Nullable String around) {
        var key = binding(field);
        var path = key.isEmpty() ? prefix : prefix + key;
        var right = key.isEmpty() ? around : right(path, around);
        if ("hidden".equals(right)) {
            return false;
        }
        if (right != null && !key.isEmpty()) {
            set(field, right.equals("read"));
        }
        if (field.has("components")) {
            var inner = key.isEmpty() ? prefix : path + ".";
            container(field, inner, "read".equals(right) ? right : null);
            // Rows are put together again by their place; and what nobody may write into is no row to add.
            if (!key.isEmpty() && (hidesColumn(inner) || isReadOnly(field))) {
                field.put("allowAddRemove", false);
            }
        }
        return true;
    }

    private @Nullable String right(String path, @Nullable String around) {
        return rights.getOrDefault(path, path.contains(".") ? around : rights.get("*"));
    }

    private boolean hidesColumn(String prefix) {
        return rights.entrySet().stream()
                .anyMatch(right ->
                        right.getKey().startsWith(prefix) && right.getValue().equals("hidden"));
    }

    private static boolean isReadOnly(JsonNode field) {
        return field.path("readonly").asBoolean(false)
                || field.has("components")
                        && !field.path("components").isEmpty()
                        && field.path("components").valueStream().allMatch(FieldRights::isReadOnly);
    }

    private static void set(ObjectNode field, boolean readOnly) {
        field.put("readonly", readOnly);
        if (readOnly) {
            field.remove("validate");
        } else {
            field.remove("disabled");
        }
    }
}
