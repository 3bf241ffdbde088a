package io.jianguan.form;

import io.jianguan.form.FormDesign.Judgement;
import io.jianguan.form.FormPages.FormDraft;
import io.jianguan.form.FormPages.FormSummary;
import io.jianguan.form.FormPages.FormVersionAnswer;
import io.jianguan.form.FormPages.FormWork;
import io.jianguan.form.Forms.FormVersion;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forms for those who design them: drafts, versions, what is wrong with them. */
@RestController
@RequestMapping("/api/form-definitions")
class FormDesignController {
    private final DesignRights rights;
    private final FormPages pages;
    private final FormDesign design;
    private final FormDrafts drafts;
    private final Forms forms;
    private final JsonMapper json;

    FormDesignController(
            DesignRights rights, FormPages pages, FormDesign design, FormDrafts drafts, Forms forms, JsonMapper json) {
        this.rights = rights;
        this.pages = pages;
        this.design = design;
        this.drafts = drafts;
        this.forms = forms;
        this.json = json;
    }

    @GetMapping
    List<FormSummary> formDefinitions() {
        rights.designer();
        return pages.all();
    }

    @GetMapping("/{id}")
    FormWork formDefinition(@PathVariable String id) {
        rights.designer();
        return pages.one(id);
    }

    /** @param version of the draft that was worked on; 0 where there was none */
    record FormSaving(JsonNode schema, int version) {}

    @PutMapping("/{id}/draft")
    FormDraft saveForm(@PathVariable String id, @RequestBody FormSaving saving) {
        var actor = rights.designer();
        return pages.answer(design.save(id, saving.schema().toString(), saving.version(), actor.username()));
    }

    /** @param version of the draft that was looked at */
    @DeleteMapping("/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardForm(@PathVariable String id, @RequestParam int version) {
        rights.designer();
        if (!drafts.delete(id, version)) {
            throw FormDrafts.stale(id, drafts.find(id).orElse(null));
        }
    }

    record FormCheck(JsonNode schema) {}

    /** What keeps it from being published, and what is perhaps not meant. */
    @PostMapping("/{id}/check")
    Judgement checkForm(@PathVariable String id, @RequestBody FormCheck check) {
        rights.designer();
        return design.judge(id, check.schema().toString());
    }

    record FormTrial(JsonNode schema, Map<String, @Nullable Object> known, Map<String, @Nullable Object> submission) {}

    record FormVerdict(Map<String, @Nullable Object> values, List<FieldError> errors) {}

    /** The server's verdict on a submission of a form in the making; nothing is kept. */
    @PostMapping("/{id}/trial")
    FormVerdict tryForm(@PathVariable String id, @RequestBody FormTrial trial) {
        rights.designer();
        var schema = trial.schema().toString();
        forms.requireSound(id, schema);
        var verdict = forms.check(new FormVersion(id, 0, schema), trial.known(), trial.submission());
        return new FormVerdict(verdict.values(), verdict.errors());
    }

    /** @param base newest version that the draft was compared with; 0: none */
    record FormPublication(int version, int base) {}

    record FormPublished(String id, int version) {}

    @PostMapping("/{id}/publications")
    FormPublished publishForm(@PathVariable String id, @RequestBody FormPublication asked) {
        var actor = rights.designer();
        var published = design.publish(id, asked.version(), asked.base(), actor.username());
        return new FormPublished(published.id(), published.version());
    }

    @GetMapping("/{id}/versions")
    Page<FormVersionAnswer> formVersions(
            @PathVariable String id, @RequestParam(required = false) @Nullable String cursor) {
        rights.designer();
        return pages.versions(id, cursor);
    }

    record FormSchema(JsonNode schema) {}

    @GetMapping("/{id}/versions/{version}")
    FormSchema formVersion(@PathVariable String id, @PathVariable int version) {
        rights.designer();
        return new FormSchema(json.readTree(forms.get(id, version).schema()));
    }

    /** As a file of an application. */
    @GetMapping("/{id}/versions/{version}/file")
    ResponseEntity<String> formFile(@PathVariable String id, @PathVariable int version) {
        rights.designer();
        var schema = json.readTree(forms.get(id, version).schema());
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "json", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(id + ".form")
                                .build()
                                .toString())
                .body(schema.toPrettyString() + "\n");
    }
}
