package io.jianguan.task;

import io.jianguan.document.Documents;
import io.jianguan.document.Documents.Document;
import io.jianguan.form.Forms.SubmittedFile;
import io.jianguan.identity.Actor;
import io.jianguan.process.Timeline;
import io.jianguan.registry.FormFiles;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Files of a submission: who may submit them, whose they are then, and which version of each it was. */
@Component
class SubmittedFiles {
    private static final String SIGNATURE = "signature";
    private final Documents documents;
    private final FormFiles files;
    private final JsonMapper json;

    SubmittedFiles(Documents documents, FormFiles files, JsonMapper json) {
        this.documents = documents;
        this.files = files;
        this.json = json;
    }

    /** What fields are to judge. */
    Map<String, @Nullable SubmittedFile> judged(
            Actor actor,
            Task task,
            Map<String, ? extends @Nullable Object> record,
            Map<String, ? extends @Nullable Object> data) {
        return files.judged(uploaders(actor, task), task.registry(), task.recordId(), record, data);
    }

    /** Whoever may read the record may read them from now on, in fields of the form alone, too; signatures are final. */
    void keep(Actor actor, Task task, String schema, Map<String, @Nullable Object> submission) {
        var ids = Documents.idsIn(submission);
        if (ids.isEmpty()) {
            return;
        }
        var uploaders = uploaders(actor, task);
        var own = attachable(ids, task, uploaders).stream().map(Document::id).toList();
        documents.attach(own, task.registry(), task.recordId(), actor.username(), uploaders);
        documents.seal(signatures(schema, submission), task.registry(), task.recordId());
    }

    private Set<String> signatures(String schema, Map<String, @Nullable Object> submission) {
        var signatures = new LinkedHashSet<String>();
        FormValues.each(json.readTree(schema), submission, (field, value) -> {
            if (field.path("type").asString("").equals(SIGNATURE)) {
                signatures.addAll(Documents.idsIn(value));
            }
        });
        return signatures;
    }

    /** The submission with the version that each of its files has now. */
    Map<String, @Nullable Object> with(Task task, Map<String, @Nullable Object> submission) {
        var ids = Documents.idsIn(submission);
        var files = ids.isEmpty() ? List.<Document>of() : attachable(ids, task, List.of());
        if (files.isEmpty()) {
            return submission;
        }
        var versions = new LinkedHashMap<String, Document>();
        files.forEach(file -> versions.put(file.id(), file));
        var with = new LinkedHashMap<>(submission);
        with.put(Timeline.FILES, versions);
        return with;
    }

    private List<Document> attachable(Set<String> ids, Task task, List<String> uploaders) {
        return documents.attachable(ids, task.registry(), task.recordId(), uploaders);
    }

    /** A substitute goes on with what the absent person has uploaded. */
    private static List<String> uploaders(Actor actor, Task task) {
        var absent = Tasks.absent(actor, task);
        return absent == null ? List.of(actor.username()) : List.of(actor.username(), absent);
    }
}
