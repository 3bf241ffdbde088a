package io.jianguan.task;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jianguan.form.Forms;
import io.jianguan.identity.Actor;
import io.jianguan.process.Processes;
import io.jianguan.registry.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that the page of one task shows. */
@Component
class TaskPage {
    private final Tasks tasks;
    private final TaskView view;
    private final Drafts drafts;
    private final Forms forms;
    private final Records records;
    private final Processes processes;

    TaskPage(Tasks tasks, TaskView view, Drafts drafts, Forms forms, Records records, Processes processes) {
        this.tasks = tasks;
        this.view = view;
        this.drafts = drafts;
        this.forms = forms;
        this.records = records;
        this.processes = processes;
    }

    /** @param data what the form is filled with */
    record FormData(String id, int version, @JsonRawValue String schema, Map<String, @Nullable Object> data) {}

    record Detail(
            @JsonUnwrapped TaskView.Summary summary,
            FormData form,
            List<String> operations,
            Drafts.@Nullable Draft draft,
            Records.Record record) {}

    Detail of(Actor actor, long id) {
        var task = tasks.get(actor, id);
        var summary = view.of(actor, task);
        var form = forms.get(task.formId(), task.formVersion());
        var record = records.get(task.registry(), task.recordId());
        return new Detail(
                summary,
                new FormData(form.id(), form.version(), form.schema(), Processes.context(record)),
                operations(task, summary),
                drafts.find(actor, id).orElse(null),
                record);
    }

    /** What the actor may do now, of what the model allows. */
    private List<String> operations(Task task, TaskView.Summary summary) {
        var node = processes.model(task.processId(), task.version()).elements().get(task.elementId());
        var property = node == null ? null : node.property("operations");
        var allowed = Set.of((property == null ? "claim,unclaim,draft" : property).split("\\s*,\\s*"));
        var operations = new ArrayList<String>();
        if (summary.claimable() && allowed.contains("claim")) {
            operations.add("claim");
        }
        if (summary.mine()) {
            if (allowed.contains("unclaim") && !summary.candidates().isEmpty()) {
                operations.add("unclaim");
            }
            if (allowed.contains("draft")) {
                operations.add("draft");
            }
            operations.add("complete");
        }
        return operations;
    }
}
