package io.jianguan.registry;

import io.jianguan.document.Documents;
import io.jianguan.form.Forms.SubmittedFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files that a form names, for its fields to judge. */
@Component
public class FormFiles {
    private final Documents documents;

    FormFiles(Documents documents) {
        this.documents = documents;
    }

    /**
     * Those that the record does not hold already.
     *
     * @param uploaders whose files may be submitted
     * @param recordId 0 while there is no record
     * @return by id; null where none of them may submit it
     */
    public Map<String, @Nullable SubmittedFile> judged(
            Collection<String> uploaders,
            String registry,
            long recordId,
            Map<String, ? extends @Nullable Object> known,
            Map<String, ? extends @Nullable Object> data) {
        var ids = Documents.idsIn(data);
        ids.removeAll(Documents.idsIn(known));
        var judged = new HashMap<String, @Nullable SubmittedFile>();
        ids.forEach(id -> judged.put(id, null));
        documents
                .attachable(ids, registry, recordId, uploaders)
                .forEach(one -> judged.put(one.id(), new SubmittedFile(one.name(), one.kind(), one.size())));
        return judged;
    }
}
