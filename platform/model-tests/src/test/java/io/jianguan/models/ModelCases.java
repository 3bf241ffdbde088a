package io.jianguan.models;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The file {@code test-cases.yaml} beside a model.
 *
 * @param start variables that every case starts with
 * @param tasks what each user task must look like, by element id
 * @param jobs what each service task must ask for, by element id
 */
record ModelCases(
        String process, Map<String, Object> start, Map<String, Task> tasks, Map<String, Job> jobs, List<Case> cases) {
    private static final YAMLMapper YAML = new YAMLMapper();

    ModelCases {
        start = new LinkedHashMap<>(start);
        tasks = Objects.requireNonNullElse(tasks, Map.of());
        jobs = Objects.requireNonNullElse(jobs, Map.of());
    }

    /**
     * @param candidates principals, as the inbox names them
     * @param priority 0 to 100; null where it does not matter
     * @param properties those that matter here; the model may have more
     */
    record Task(
            @Nullable String assignee,
            @Nullable List<String> candidates,
            String form,
            @Nullable OffsetDateTime dueAt,
            @Nullable Integer priority,
            @Nullable Map<String, String> properties) {}

    record Job(String type, @Nullable Map<String, String> headers) {}

    /**
     * @param rows ids of the requirements that the case belongs to
     * @param start values that differ from those of all cases
     * @param assignees whom a task goes to where it differs, by element id
     * @param steps each the element and the variables it is completed with
     * @param path elements in the order they are entered
     */
    record Case(
            String name,
            List<String> rows,
            @Nullable Map<String, Object> start,
            @Nullable Map<String, String> assignees,
            List<Map<String, Map<String, Object>>> steps,
            List<String> path) {

        String title() {
            return name + " " + rows;
        }

        Map<String, Object> variables(Map<String, Object> ofAll) {
            var variables = new HashMap<>(ofAll);
            if (start != null) {
                variables.putAll(start);
            }
            return variables;
        }

        @Nullable
        String assignee(String element, Task task) {
            return assignees != null && assignees.containsKey(element) ? assignees.get(element) : task.assignee();
        }
    }

    static ModelCases read(Path file) {
        return YAML.readValue(file, ModelCases.class);
    }
}
