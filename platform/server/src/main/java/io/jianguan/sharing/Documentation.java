package io.jianguan.sharing;

import io.jianguan.registry.FieldType;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.sharing.ServiceDefinition.SharedField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The OpenAPI document of one service, made from its definition. */
@Component
class Documentation {
    private final Registries registries;

    Documentation(Registries registries) {
        this.registries = registries;
    }

    Map<String, Object> of(String service, ServiceDefinition definition, Set<String> uses) {
        var locale = LocaleContextHolder.getLocale();
        var fields = fields(definition);
        var properties = new LinkedHashMap<String, Object>();
        fields.forEach((shared, field) -> properties.put(shared.name(), schema(field, shared, locale)));
        var paths = new LinkedHashMap<String, Object>();
        if (uses.contains(Grants.RECORDS)) {
            var parameters = new ArrayList<Object>(List.of(
                    parameter("cursor", "string"),
                    parameter("limit", "integer"),
                    parameter("since", "string"),
                    parameter("fields", "string")));
            parameters.addAll(filters(fields));
            paths.put("/api/shared/" + service + "/records", get(parameters, answer("Record")));
        }
        if (uses.contains(Grants.CHANGES) && definition.changes()) {
            paths.put(
                    "/api/shared/" + service + "/changes",
                    get(
                            List.of(
                                    parameter("after", "string"),
                                    parameter("limit", "integer"),
                                    parameter("wait", "integer")),
                            answer("Change")));
        }
        if (uses.contains(Grants.STATISTICS) && definition.statistics()) {
            var parameters = new ArrayList<Object>(List.of(
                    choice(
                            "by",
                            fields.keySet().stream()
                                    .filter(SharedField::dimension)
                                    .map(SharedField::name)
                                    .toList()),
                    choice(
                            "sum",
                            fields.keySet().stream()
                                    .filter(SharedField::measure)
                                    .map(SharedField::name)
                                    .toList())));
            parameters.addAll(filters(fields));
            paths.put("/api/shared/" + service + "/statistics", get(parameters, Map.of("type", "object")));
        }
        var record = new LinkedHashMap<String, Object>();
        record.put("cd_id", Map.of("type", "string"));
        record.put("cd_time", Map.of("type", "string", "format", "date-time"));
        record.put("cd_source", Map.of("type", "string"));
        record.put("data", Map.of("type", "object", "properties", properties));
        record.put("labels", Map.of("type", "object"));
        var change = new LinkedHashMap<String, Object>(record);
        change.put("cd_batch", Map.of("type", "string", "pattern", "^[0-9]{13}$"));
        change.put("cd_operation", Map.of("type", "string", "enum", List.of("I", "U", "D")));
        return Map.of(
                "openapi",
                "3.1.0",
                "info",
                Map.of(
                        "title", definition.label().in(locale),
                        "description", definition.description().in(locale),
                        "version", service),
                "security",
                List.of(Map.of("client", List.of())),
                "paths",
                paths,
                "components",
                Map.of(
                        "securitySchemes",
                        Map.of(
                                "client",
                                Map.of(
                                        "type",
                                        "oauth2",
                                        "flows",
                                        Map.of(
                                                "clientCredentials",
                                                Map.of("tokenUrl", "/oauth2/token", "scopes", Map.of())))),
                        "schemas",
                        Map.of(
                                "Record", Map.of("type", "object", "properties", record),
                                "Change", Map.of("type", "object", "properties", change))));
    }

    private Map<SharedField, Field> fields(ServiceDefinition definition) {
        var registry = registries.get(definition.registry());
        var fields = new LinkedHashMap<SharedField, Field>();
        definition
                .fields()
                .forEach(shared -> registry.column(shared.field()).ifPresent(field -> fields.put(shared, field)));
        return fields;
    }

    private static List<Object> filters(Map<SharedField, Field> fields) {
        var filters = new ArrayList<Object>();
        fields.forEach((shared, field) -> {
            if (shared.filter()) {
                var type = field.type();
                filters.add(parameter(shared.name(), "string"));
                if (type.isNumber() || type == FieldType.DATE || type == FieldType.TIMESTAMP) {
                    filters.add(parameter(shared.name() + ".from", "string"));
                    filters.add(parameter(shared.name() + ".to", "string"));
                }
            }
        });
        return filters;
    }

    private static Map<String, Object> schema(Field field, SharedField shared, Locale locale) {
        var schema = new LinkedHashMap<String, Object>(
                field.type().many()
                        ? Map.of("type", "array", "items", one(field.type().one()))
                        : one(field.type()));
        schema.put("title", field.label().in(locale));
        if (field.codes() != null) {
            schema.put("x-code-table", field.codes());
        }
        if (field.personal()) {
            schema.put("x-personal", shared.clear() ? "clear" : "masked");
            if (shared.reason() != null && shared.clear()) {
                schema.put("x-legal-basis", shared.reason());
            }
        }
        return schema;
    }

    private static Map<String, Object> one(FieldType type) {
        return switch (type) {
            case INTEGER -> Map.of("type", "integer", "format", "int64");
            case DECIMAL, MONEY -> Map.of("type", "number");
            case BOOLEAN -> Map.of("type", "boolean");
            case DATE -> Map.of("type", "string", "format", "date");
            case TIMESTAMP -> Map.of("type", "string", "format", "date-time");
            case TABLE -> Map.of("type", "array", "items", Map.of("type", "object"));
            default -> Map.of("type", "string");
        };
    }

    private static Map<String, Object> parameter(String name, String type) {
        return Map.of("name", name, "in", "query", "schema", Map.of("type", type));
    }

    private static Map<String, Object> choice(String name, List<String> values) {
        return Map.of("name", name, "in", "query", "schema", Map.of("type", "string"), "x-values", values);
    }

    private static Map<String, Object> answer(String row) {
        return Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "rows",
                        Map.of("type", "array", "items", Map.of("$ref", "#/components/schemas/" + row)),
                        "next",
                        Map.of("type", "string")));
    }

    private static Map<String, Object> get(List<Object> parameters, Map<String, Object> schema) {
        return Map.of(
                "get",
                Map.of(
                        "parameters",
                        parameters,
                        "responses",
                        Map.of(
                                "200",
                                Map.of(
                                        "description",
                                        "OK",
                                        "content",
                                        Map.of("application/json", Map.of("schema", schema))),
                                "429",
                                Map.of("description", "Retry-After"))));
    }
}
