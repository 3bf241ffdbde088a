package io.jianguan.form;

import io.jianguan.form.Forms.FormVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
class FormController {
    private final Forms forms;
    private final JsonMapper json;

    FormController(Forms forms, JsonMapper json) {
        this.forms = forms;
        this.json = json;
    }

    /** A form for the screen. */
    record FormAnswer(String id, int version, JsonNode schema) {}

    /**
     * The latest version, or the one asked for: submissions are shown with the version they were made with. Fields that
     * the form itself hides are left out.
     */
    @GetMapping("/api/forms/{id}")
    ResponseEntity<FormAnswer> form(@PathVariable String id, @RequestParam @Nullable Integer version) {
        FormVersion form = version == null ? forms.latest(id) : forms.get(id, version);
        return ResponseEntity.ok()
                .eTag("\"" + form.version() + "\"")
                .body(new FormAnswer(form.id(), form.version(), narrowed(form)));
    }

    private JsonNode narrowed(FormVersion form) {
        var schema = json.readTree(form.schema());
        return FieldRights.apply(schema, FieldRights.declared(schema));
    }
}
