package io.jianguan.registry;

import io.jianguan.form.Forms;
import io.jianguan.form.Forms.FormVersion;
import io.jianguan.registry.RegistryController.FormAnswer;
import io.jianguan.rest.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    static String id(RecordTable table) {
        var own = table.definition().form();
        return own == null ? "registry-" + table.registry() : own;
    }

    FormAnswer answer(FormVersion form) {
        return new FormAnswer(form.id(), form.version(), json.readTree(form.schema()));
    }

    /** As somebody with these rights fills it in, the newest version. */
    FormVersion of(RecordTable table, FieldRights rights) {
        return own(table, rights, null).orElseGet(() -> {
            var made = new MadeForm(table.definition(), words, rights).schema();
            return new FormVersion(id(table), table.version(), json.writeValueAsString(made));
        });
    }

    /**
     * The registry's own form.
     *
     * @param version null: the newest
     * @return empty where its form is made from its fields
     * @throws Problem {@code form.unknown} where there is no such version
     */
    Optional<FormVersion> own(RecordTable table, FieldRights rights, @Nullable Integer version) {
        var form = table.definition().form();
        return Optional.ofNullable(form)
                .map(id -> version == null ? forms.latest(id) : forms.get(id, version))
                .map(found -> narrowed(table.definition(), rights, found));
    }

    /** What the registry lets nobody, or not this person, see or enter cannot be entered in its form either. */
    private FormVersion narrowed(RegistryDefinition definition, FieldRights rights, FormVersion form) {
        var schema = json.readTree(form.schema());
        var narrow = io.jianguan.form.FieldRights.declared(schema);
        for (var field : definition.fields()) {
            if (!rights.sees(field)) {
                narrow.put(field.name(), "hidden");
            } else if (!rights.writes(field)) {
                narrow.merge(field.name(), "read", (said, read) -> said.equals("hidden") ? said : read);
            }
        }
        io.jianguan.form.FieldRights.apply(schema, narrow);
        return new FormVersion(form.id(), form.version(), json.writeValueAsString(schema));
    }
}
