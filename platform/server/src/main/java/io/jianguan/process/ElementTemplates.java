package io.jianguan.process;

import io.jianguan.expression.Feel;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which extension properties a model may have, and with which values. They are told by
 * {@code process/element-templates.json}, which designers load into Camunda's modeler.
 */
@Component
public class ElementTemplates {
    private static final String FILE = "/process/element-templates.json";
    private static final String PROCESS = "jianguan-process";
    private static final String USER_TASK = "jianguan-user-task";
    private static final String OTHER = "jianguan-element";
    private final Map<String, Map<String, Property>> templates;
    private final Feel feel;
    private final MessageSource messages;

    public ElementTemplates(JsonMapper json, Feel feel, MessageSource messages) {
        this.templates = read(json);
        this.feel = feel;
        this.messages = messages;
    }

    /**
     * @param choices the only values; empty: others too
     * @param pattern what a value must match; null: anything
     * @param allowed the pattern as people read it
     */
    private record Property(Set<String> choices, @Nullable Pattern pattern, String allowed, boolean expression) {
        static Property of(JsonNode node) {
            var choices = node.path("choices")
                    .valueStream()
                    .map(choice -> choice.path("value").asString())
                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
            var pattern = node.path("constraints").path("pattern");
            return new Property(
                    choices,
                    pattern.isMissingNode()
                            ? null
                            : Pattern.compile(pattern.path("value").asString()),
                    pattern.path("message").asString(String.join(" | ", choices)),
                    node.path("feel").asString("").equals("required"));
        }

        boolean allows(String value) {
            return !value.isBlank()
                    && (choices.isEmpty() || choices.contains(value))
                    && (pattern == null || pattern.matcher(value.strip()).matches())
                    && (!expression || value.startsWith("="));
        }
    }

    private static Map<String, Map<String, Property>> read(JsonMapper json) {
        try (var in = ElementTemplates.class.getResourceAsStream(FILE)) {
            var templates = new LinkedHashMap<String, Map<String, Property>>();
            json.readTree(Objects.requireNonNull(in)).valueStream().forEach(template -> {
                var properties = new LinkedHashMap<String, Property>();
                template.path("properties")
                        .valueStream()
                        .forEach(node ->
                                properties.put(node.path("binding").path("name").asString(), Property.of(node)));
                templates.put(template.path("id").asString(), properties);
            });
            return templates;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @throws Problem {@code process.properties} with an error for each property that the platform does not know */
    void require(Model model) {
        var errors = errors(model);
        if (!errors.isEmpty()) {
            throw Problem.invalid("process.properties", errors, errors.size());
        }
    }

    /** What is wrong with a model's properties; each error names the element, and what is allowed. */
    public List<FieldError> errors(String bpmn) {
        return errors(Model.parse(bpmn));
    }

    private List<FieldError> errors(Model model) {
        var errors = new ArrayList<FieldError>();
        check(model.id(), model.name(), model.properties(), PROCESS, errors);
        model.elements()
                .values()
                .forEach(node -> check(
                        node.id(),
                        model.nameOf(node.id()),
                        node.properties(),
                        node.type().equals("userTask") ? USER_TASK : OTHER,
                        errors));
        return errors;
    }

    private void check(
            String id, String name, Map<String, String> properties, String template, List<FieldError> errors) {
        var known = Objects.requireNonNull(templates.get(template));
        properties.forEach((key, value) -> {
            var property = known.get(key);
            if (property == null) {
                errors.add(error(id, "unknown", name, key, String.join(", ", known.keySet())));
            } else if (!property.allows(value)) {
                var allowed = property.expression() ? "=…" : property.allowed();
                errors.add(error(id, "value", name, key, value, allowed));
            } else if (property.expression()) {
                feel.fault(value).ifPresent(fault -> errors.add(error(id, "expression", name, key, fault)));
            }
        });
    }

    private FieldError error(String id, String code, Object... arguments) {
        var key = "process.property." + code;
        return new FieldError(
                id,
                code,
                Objects.requireNonNullElse(
                        messages.getMessage(key, arguments, key, LocaleContextHolder.getLocale()), key));
    }
}
