package io.jianguan.registry;

import io.jianguan.identity.Label;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** A part of a YAML definition that notes every fault with its path and reads on. */
final class Source {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .build();
    private final JsonNode node;
    private final String path;
    private final Faults faults;

    private Source(JsonNode node, String path, Faults faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    static Source of(String yaml, Faults faults) {
        try {
            return of(YAML.readTree(yaml), faults);
        } catch (JacksonException broken) {
            faults.add("", "yaml", broken.getOriginalMessage());
            return new Source(MissingNode.getInstance(), "", faults);
        }
    }

    static Source of(JsonNode node, Faults faults) {
        if (node.isObject()) {
            return new Source(node, "", faults);
        }
        faults.add("", "object");
        return new Source(MissingNode.getInstance(), "", faults);
    }

    /** The content as a file of an application holds it. */
    String yaml() {
        return YAML.writeValueAsString(node);
    }

    JsonNode node() {
        return node;
    }

    /** The same content gives the same text, whatever its layout and comments. */
    String canonical() {
        return node.toString();
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    void fault(String key, String code, Object... arguments) {
        faults.add(path(key), code, arguments);
    }

    /** Notes every key that is none of these. */
    void only(String... keys) {
        var known = Set.of(keys);
        node.propertyNames().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> fault(key, "unknown-key", String.join(", ", keys)));
    }

    @Nullable
    String text(String key) {
        var value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isValueNode()) {
            return value.asString();
        }
        fault(key, "text");
        return null;
    }

    String requiredText(String key) {
        var text = text(key);
        if (text == null || text.isBlank()) {
            fault(key, "missing");
            return "";
        }
        return text;
    }

    String identifier(String key) {
        var text = requiredText(key);
        if (!text.isEmpty() && !IDENTIFIER.matcher(text).matches()) {
            fault(key, "identifier", text);
        }
        return text;
    }

    boolean flag(String key) {
        var value = node.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault(key, "flag");
        }
        return value.asBoolean(false);
    }

    @Nullable
    BigDecimal number(String key) {
        var value = node.path(key);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isNumber()) {
            fault(key, "number");
            return null;
        }
        return value.decimalValue();
    }

    Optional<Source> part(String key) {
        var value = node.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            fault(key, "object");
            return Optional.empty();
        }
        return Optional.of(new Source(value, path(key), faults));
    }

    @Nullable
    Label optionalLabel(String key) {
        return part(key)
                .map(part -> {
                    part.only("zh", "en");
                    return new Label(part.requiredText("zh"), part.requiredText("en"));
                })
                .orElse(null);
    }

    Label label(String key) {
        if (!node.has(key)) {
            fault(key, "missing");
        }
        var label = optionalLabel(key);
        return label == null ? new Label("", "") : label;
    }

    <T> List<T> parts(String key, Function<Source, T> read) {
        var list = new ArrayList<T>();
        var entries = entries(key);
        for (int i = 0; i < entries.size(); i++) {
            var at = path(key) + "[" + i + "]";
            if (entries.get(i).isObject()) {
                list.add(read.apply(new Source(entries.get(i), at, faults)));
            } else {
                faults.add(at, "object");
            }
        }
        return List.copyOf(list);
    }

    List<String> texts(String key) {
        return texts(entries(key), path(key));
    }

    List<List<String>> textLists(String key) {
        var lists = new ArrayList<List<String>>();
        var entries = entries(key);
        for (int i = 0; i < entries.size(); i++) {
            var at = path(key) + "[" + i + "]";
            if (entries.get(i).isArray()) {
                lists.add(texts(List.copyOf(entries.get(i).values()), at));
            } else {
                faults.add(at, "list");
            }
        }
        return List.copyOf(lists);
    }

    private List<String> texts(List<JsonNode> entries, String at) {
        var list = new ArrayList<String>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).isValueNode() && !entries.get(i).isNull()) {
                list.add(entries.get(i).asString());
            } else {
                faults.add(at + "[" + i + "]", "text");
            }
        }
        return List.copyOf(list);
    }

    private List<JsonNode> entries(String key) {
        var value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            fault(key, "list");
            return List.of();
        }
        return List.copyOf(value.values());
    }

    Set<String> keys() {
        return Set.copyOf(node.propertyNames());
    }

    /** A value, or a list of values. */
    List<String> oneOrMany(String key) {
        return node.path(key).isArray() ? texts(key) : texts(List.of(node.path(key)), path(key));
    }
}
