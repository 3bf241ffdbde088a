package io.jianguan.registry;

import io.jianguan.form.Forms;
import io.jianguan.registry.RegistryController.FormAnswer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The form a registry's records are entered with: its own, or one made from its fields. */
@Component
class RegistryForms {
    private final Forms forms;
    private final Words words;
    private final JsonMapper json;

    RegistryForms(Forms forms, Words words, JsonMapper json) {
        this.forms = forms;
        this.words = words;
        this.json = json;
    }

    FormAnswer of(RecordTable table, FieldRights rights) {
        var own = table.definition().form();
        if (own == null) {
            var made = new MadeForm(table.definition(), words, rights).schema();
            return new FormAnswer("registry-" + table.registry(), table.version(), json.valueToTree(made));
        }
        var form = forms.latest(own);
        return new FormAnswer(form.id(), form.version(), json.readTree(form.schema()));
    }
}
