package io.jianguan.models;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Everything in the repository that others refer to by name. */
record Definitions(
        Map<String, Source> applications,
        Map<String, Source> registries,
        Map<String, Source> views,
        Map<String, Source> forms,
        Map<String, Model> processes,
        Set<String> codeTables,
        Set<String> deadlines) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonMapper JSON = new JsonMapper();

    /** A definition and where it stands. */
    record Source(Path file, JsonNode node) {
        String place() {
            return Content.relative(file);
        }

        Stream<String> texts(String field) {
            return node.path(field).valueStream().map(JsonNode::asString);
        }
    }

    static Definitions read() {
        return new Definitions(
                yaml("", "application"),
                yaml("registries", "registry"),
                yaml("views", "view"),
                readForms(),
                Content.files("process-models", ".bpmn").stream()
                        .map(Model::read)
                        .collect(Collectors.toMap(Model::id, model -> model)),
                Content.files("seed-data", ".csv").stream()
                        .filter(file -> Content.in(file, "data/code-tables"))
                        .map(Content::stem)
                        .collect(Collectors.toSet()),
                Content.files("seed-data", "deadlines.yaml").stream()
                        .flatMap(file -> YAML.readTree(file).path("deadlines").valueStream())
                        .map(rule -> rule.path("rule").asString())
                        .collect(Collectors.toSet()));
    }

    private static Map<String, Source> yaml(String folder, String name) {
        var sources = new LinkedHashMap<String, Source>();
        for (var file : Content.files("seed-data", ".yaml")) {
            var wanted = folder.isEmpty()
                    ? file.getFileName().toString().equals("application.yaml")
                    : Content.in(file, folder);
            if (wanted) {
                var node = YAML.readTree(file);
                sources.put(node.path(name).asString(), new Source(file, node));
            }
        }
        return sources;
    }

    private static Map<String, Source> readForms() {
        var forms = new LinkedHashMap<String, Source>();
        for (var file : Content.files("form-definitions", ".form")) {
            var node = JSON.readTree(file);
            forms.put(node.path("id").asString(), new Source(file, node));
        }
        return forms;
    }

    /** All roles that an application may name: its own and those of what it requires. */
    Set<String> roles(String application) {
        var source = applications.get(application);
        if (source == null) {
            return Set.of();
        }
        return Stream.concat(
                        source.node()
                                .path("roles")
                                .valueStream()
                                .map(role -> role.path("role").asString()),
                        source.texts("requires").flatMap(required -> roles(required).stream()))
                .collect(Collectors.toSet());
    }

    Set<String> fields(String registry) {
        return names(registry, "fields", "name");
    }

    Set<String> statuses(String registry) {
        return names(registry, "statuses", "code");
    }

    private Set<String> names(String registry, String part, String name) {
        var source = registries.get(registry);
        return source == null
                ? Set.of()
                : source.node()
                        .path(part)
                        .valueStream()
                        .map(one -> one.path(name).asString())
                        .collect(Collectors.toSet());
    }

    /** The components of a form, those inside groups too. */
    static Stream<JsonNode> components(JsonNode parent) {
        return parent.path("components")
                .valueStream()
                .flatMap(component -> Stream.concat(Stream.of(component), components(component)));
    }

    static Set<String> keys(JsonNode form) {
        return components(form)
                .filter(component -> component.has("key"))
                .map(component -> component.path("key").asString())
                .collect(Collectors.toSet());
    }
}
