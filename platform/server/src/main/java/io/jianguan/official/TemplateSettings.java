package io.jianguan.official;

import io.jianguan.identity.Label;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a template besides its file.
 *
 * @param template code, kebab-case
 * @param registry whose records it is made of
 * @param process BPMN process id; null: offered without one
 * @param steps element ids of the process at which it is offered; empty: at all times
 * @param roles who may issue it; empty: whoever may read the record and is no outsider
 * @param number rule of the document number, see {@link NumberRule}
 * @param lookups by name, records of other registries that hang on the record by other things than a reference
 * @param seal where the seal stands from its anchor
 */
record TemplateSettings(
        String template,
        Label label,
        String registry,
        @Nullable String process,
        List<String> steps,
        List<String> roles,
        String number,
        Map<String, TemplateLookup> lookups,
        SealPlace seal) {

    /**
     * The records of {@code registry} whose {@code field} is one of the values of the record's own field {@code of}, for
     * example the officers' library by account.
     */
    record TemplateLookup(String registry, String field, String of) {}

    /** Of the seal's middle from where its placeholder's paragraph begins, in millimetres to the right and down. */
    record SealPlace(double x, double y) {
        static final SealPlace USUAL = new SealPlace(-20, 10);
    }

    TemplateSettings {
        Objects.requireNonNull(template, "template is missing");
        Objects.requireNonNull(label, "label is missing");
        Objects.requireNonNull(registry, "registry is missing");
        Objects.requireNonNull(number, "number is missing");
        process = process == null || process.isBlank() ? null : process;
        steps = Objects.requireNonNullElse(steps, List.of());
        roles = Objects.requireNonNullElse(roles, List.of());
        lookups = Objects.requireNonNullElse(lookups, Map.of());
        seal = Objects.requireNonNullElse(seal, SealPlace.USUAL);
    }
}
