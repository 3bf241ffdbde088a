package io.jianguan.task;

import io.jianguan.expression.Feel;
import io.jianguan.form.FieldRights;
import io.jianguan.form.Forms;
import io.jianguan.process.Processes;
import io.jianguan.registry.Records;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form of a task as its step allows it: the property {@code fields} of the node, a FEEL context of {@code "read"},
 * {@code "write"} and {@code "hidden"} by key ({@code "*"} for every other key, {@code "list.column"} for a column). The
 * browser shows and the server checks the same schema. What a form says of itself by {@code access} holds where the step
 * says nothing.
 */
@Component
class TaskForms {
    private static final int KEPT = 200;
    private final Forms forms;
    private final Processes processes;
    private final Feel feel;
    private final JsonMapper json;
    private final Map<String, Forms.FormVersion> known = new ConcurrentHashMap<>();

    TaskForms(Forms forms, Processes processes, Feel feel, JsonMapper json) {
        this.forms = forms;
        this.processes = processes;
        this.feel = feel;
        this.json = json;
    }

    /** @param rights by key; empty where the step says nothing */
    record TaskForm(Forms.FormVersion version, Map<String, String> rights) {

        private boolean isHidden(String path) {
            return "hidden".equals(rights.get(path));
        }

        /** What of the record the form may be filled with. */
        Map<String, @Nullable Object> shown(Map<String, @Nullable Object> record) {
            var shown = new LinkedHashMap<String, @Nullable Object>(record);
            shown.keySet().removeIf(this::isHidden);
            rights.forEach((path, right) -> {
                var dot = path.indexOf('.');
                if (dot > 0 && right.equals("hidden")) {
                    shown.computeIfPresent(
                            path.substring(0, dot), (key, rows) -> without(rows, path.substring(dot + 1)));
                }
            });
            return shown;
        }

        Records.Record shown(Records.Record record) {
            return rights.isEmpty()
                    ? record
                    : new Records.Record(
                            record.registry(),
                            record.id(),
                            record.version(),
                            record.number(),
                            record.title(),
                            record.status(),
                            record.owner(),
                            shown(record.values()),
                            record.labels().entrySet().stream()
                                    .filter(label -> !isHidden(label.getKey()))
                                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                            record.createdAt(),
                            record.updatedAt());
        }

        private static @Nullable Object without(@Nullable Object rows, String column) {
            return rows instanceof Iterable<?> many ? Rows.without(many, column) : rows;
        }

        /** The submission with the columns that were hidden from whoever made it. */
        Map<String, @Nullable Object> whole(
                Map<String, @Nullable Object> record, Map<String, @Nullable Object> submission) {
            var whole = new LinkedHashMap<String, @Nullable Object>(submission);
            rights.forEach((path, right) -> {
                var dot = path.indexOf('.');
                if (dot > 0 && right.equals("hidden")) {
                    var list = path.substring(0, dot);
                    whole.computeIfPresent(
                            list, (key, rows) -> Rows.with(rows, record.get(list), path.substring(dot + 1)));
                }
            });
            return whole;
        }
    }

    TaskForm of(Task task) {
        return of(task, version(task.formId(), task.formVersion()));
    }

    /** A published version never changes. */
    private Forms.FormVersion version(String form, int version) {
        if (known.size() > KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(form + "/" + version, _ -> forms.get(form, version));
    }

    /** As the newest version of its form would be. */
    TaskForm newest(Task task) {
        return of(task, forms.latest(task.formId()));
    }

    private TaskForm of(Task task, Forms.FormVersion form) {
        var node = processes.model(task.processId(), task.version()).elements().get(task.elementId());
        var schema = json.readTree(form.schema());
        var rights = FieldRights.declared(schema);
        rights.putAll(rights(node == null ? null : node.property("fields")));
        if (rights.isEmpty()) {
            return new TaskForm(form, rights);
        }
        FieldRights.apply(schema, rights);
        return new TaskForm(new Forms.FormVersion(form.id(), form.version(), json.writeValueAsString(schema)), rights);
    }

    private Map<String, String> rights(@Nullable String expression) {
        return expression != null && feel.evaluate(expression, new HashMap<>()) instanceof Map<?, ?> rights
                ? rights.entrySet().stream()
                        .collect(Collectors.toMap(
                                right -> String.valueOf(right.getKey()), right -> String.valueOf(right.getValue())))
                : Map.of();
    }
}
