package io.jianguan.form;

import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Form versions and the verdict on submissions. */
@Component
public class Forms {
    private static final TypeReference<List<FieldError>> FAULTS = new TypeReference<>() {};
    private final FormVersions versions;
    private final FormDrafts drafts;
    private final Validators validators;
    private final JsonMapper json;

    Forms(FormVersions versions, FormDrafts drafts, Validators validators, JsonMapper json) {
        this.versions = versions;
        this.drafts = drafts;
        this.validators = validators;
        this.json = json;
    }

    /**
     * A published form.
     *
     * @param id kebab-case, prefixed with its application
     * @param version counts from 1; the same content published again keeps its version
     * @param schema form-js JSON
     */
    public record FormVersion(String id, int version, String schema) {}

    /**
     * What a field of files judges a file by.
     *
     * @param type media type
     * @param size bytes
     */
    public record SubmittedFile(String name, String type, long size) {}

    /**
     * @param values the submission reduced to what the form accepts, empty if there are errors
     * @param errors field-level; empty if the submission is accepted
     */
    public record Verdict(Map<String, @Nullable Object> values, List<FieldError> errors) {}

    /**
     * Publishes a form of an application; idempotent by content. What somebody published since then stays; the
     * application's own waits beside it as a draft.
     *
     * @throws Problem {@code form.schema} with every fault
     */
    public FormVersion publish(String id, String schema) {
        var compact = compact(id, schema);
        var latest = versions.latest(id);
        if (latest.isPresent() && latest.get().schema().equals(compact)) {
            return latest.get();
        }
        requireSound(id, compact);
        if (latest.isPresent() && versions.byHand(id)) {
            if (!versions.shipped(id, compact)) {
                drafts.offer(id, compact);
            }
            return latest.get();
        }
        return versions.add(id, compact, null);
    }

    /** @throws Problem {@code form.schema} with every fault */
    void requireSound(String id, String compact) {
        var faults = faults(compact);
        if (!faults.isEmpty()) {
            throw Problem.invalid("form.schema", faults, id, faults.getFirst().message());
        }
    }

    /** What keeps a form from working. */
    List<FieldError> faults(String schema) {
        return json.readValue(validators.call("inspect", schema, language()), FAULTS);
    }

    /**
     * What is perhaps not meant.
     *
     * @param record names that the form is filled with; null where nothing is known of them
     */
    List<FieldError> advice(String schema, @Nullable Collection<String> record) {
        return json.readValue(validators.call("advise", schema, json.writeValueAsString(record), language()), FAULTS);
    }

    String compact(String id, String schema) {
        try {
            return json.writeValueAsString(json.readTree(schema));
        } catch (JacksonException notJson) {
            var fault = new FieldError("", "schema", String.valueOf(notJson.getOriginalMessage()));
            throw Problem.invalid("form.schema", List.of(fault), id, fault.message());
        }
    }

    /** @throws Problem {@code form.unknown} */
    public FormVersion latest(String id) {
        return versions.latest(id).orElseThrow(() -> Problem.notFound("form.unknown", id));
    }

    /** Number of the newest version. @throws Problem {@code form.unknown} */
    public int newest(String id) {
        return versions.newest(id).orElseThrow(() -> Problem.notFound("form.unknown", id));
    }

    /** @throws Problem {@code form.unknown} */
    public FormVersion get(String id, int version) {
        return versions.find(id, version).orElseThrow(() -> Problem.notFound("form.unknown", id));
    }

    /** Top-level keys that the form declares, whether shown or not. */
    public Set<String> keys(FormVersion form) {
        var keys = new HashSet<String>();
        collect(json.readTree(form.schema()), keys);
        return keys;
    }

    private static void collect(JsonNode container, Set<String> keys) {
        for (var field : container.path("components")) {
            var binding = field.path("key").asString(field.path("path").asString(""));
            if (binding.isEmpty()) {
                collect(field, keys);
            } else {
                keys.add(binding.split("\\.", 2)[0]);
            }
        }
    }

    /**
     * Validates as the browser would, and refuses what the browser could not send: undeclared, hidden, disabled and
     * read-only fields whose value differs from {@code known}, options that are not offered. A required field that is
     * shown must be sent; another that is left out keeps its known value. Expression fields are computed, whatever was
     * sent.
     *
     * @param known what the form was filled with (record and task data), used by expressions
     * @param submission what came in
     * @throws Problem {@code form.timeout} if the form takes too long to check
     */
    public Verdict check(
            FormVersion form,
            Map<String, ? extends @Nullable Object> known,
            Map<String, ? extends @Nullable Object> submission) {
        return check(form, known, submission, Map.of());
    }

    /**
     * As {@link #check(FormVersion, Map, Map)}, judging the files that fields name, too.
     *
     * @param files by id: those to be judged; null where this person may not submit it
     */
    public Verdict check(
            FormVersion form,
            Map<String, ? extends @Nullable Object> known,
            Map<String, ? extends @Nullable Object> submission,
            Map<String, @Nullable SubmittedFile> files) {
        var answer = validators.call(
                "check",
                form.schema(),
                json.writeValueAsString(known),
                json.writeValueAsString(submission),
                language(),
                json.writeValueAsString(files));
        return json.readValue(answer, Verdict.class);
    }

    /** Without a request, as when applications are installed, the product's own language. */
    private static String language() {
        var context = LocaleContextHolder.getLocaleContext();
        var locale = context == null ? null : context.getLocale();
        return locale != null && locale.getLanguage().equals("en") ? "en" : "zh";
    }
}
