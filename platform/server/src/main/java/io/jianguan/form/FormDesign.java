package io.jianguan.form;

import io.jianguan.audit.AuditLog;
import io.jianguan.form.FormDrafts.Draft;
import io.jianguan.form.FormUses.Use;
import io.jianguan.form.Forms.FormVersion;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts of forms on their way to a version. */
@Component
class FormDesign {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 80;
    private static final int LARGEST = 1 << 20;
    private final Forms forms;
    private final FormVersions versions;
    private final FormDrafts drafts;
    private final ObjectProvider<FormUses> uses;
    private final AuditLog audit;

    FormDesign(Forms forms, FormVersions versions, FormDrafts drafts, ObjectProvider<FormUses> uses, AuditLog audit) {
        this.forms = forms;
        this.versions = versions;
        this.drafts = drafts;
        this.uses = uses;
        this.audit = audit;
    }

    List<Use> uses() {
        return uses.orderedStream().flatMap(one -> one.all().stream()).toList();
    }

    List<Use> uses(String form) {
        return uses().stream().filter(use -> use.form().equals(form)).toList();
    }

    /**
     * @param errors what must be put right before it can be published
     * @param warnings what is perhaps not meant
     */
    record Judgement(List<FieldError> errors, List<FieldError> warnings) {}

    Judgement judge(String id, String schema) {
        var errors = forms.faults(schema);
        return errors.isEmpty()
                ? new Judgement(List.of(), forms.advice(schema, names(id)))
                : new Judgement(errors, List.of());
    }

    /** What any of the records that fill the form has; null where nothing uses it. */
    private @Nullable TreeSet<String> names(String id) {
        var used = uses(id);
        if (used.isEmpty()) {
            return null;
        }
        var names = new TreeSet<String>();
        used.forEach(use -> names.addAll(use.names()));
        return names;
    }

    /**
     * A faulty schema can be saved, but not published.
     *
     * @throws Problem {@code form.id}, {@code form.too-large}, {@code form.draft-stale}
     */
    Draft save(String id, String schema, int version, String username) {
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            throw Problem.invalid("form.id", List.of(), id);
        }
        var compact = forms.compact(id, schema);
        if (compact.length() > LARGEST) {
            throw Problem.invalid("form.too-large", List.of(), id);
        }
        return drafts.save(id, compact, version, username);
    }

    /**
     * Makes a draft the next version: new tasks get it, those at work keep theirs.
     *
     * @param version of the draft that was looked at
     * @param base newest published version it was compared with; 0: none
     * @throws Problem {@code form.schema} with every fault, {@code form.draft-stale}, {@code form.published-since}
     */
    @Transactional
    public FormVersion publish(String id, int version, int base, String username) {
        var draft = drafts.find(id).orElse(null);
        if (draft == null || draft.version() != version) {
            throw FormDrafts.stale(id, draft);
        }
        forms.requireSound(id, draft.schema());
        if (versions.newest(id).orElse(0) != base) {
            throw Problem.conflict("form.published-since", id);
        }
        var published = versions.add(id, draft.schema(), username);
        if (published.version() > base + 1 || !drafts.delete(id, version)) {
            throw FormDrafts.stale(id, draft);
        }
        audit.record(username, "form.published", "form:" + id, Map.of("version", published.version()));
        return published;
    }
}
