package io.jianguan.form;

import io.jianguan.rest.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Form versions and the verdict on submissions. */
@Component
public class Forms {

    /**
     * A published form.
     *
     * @param id kebab-case, prefixed with its application
     * @param version counts from 1; the same content published again keeps its version
     * @param schema form-js JSON
     */
    public record FormVersion(String id, int version, String schema) {}

    /**
     * @param values the submission reduced to what the form accepts, empty if there are errors
     * @param errors field-level; empty if the submission is accepted
     */
    public record Verdict(Map<String, @Nullable Object> values, List<FieldError> errors) {}

    /** Publishes a form; idempotent by content. @throws io.jianguan.rest.Problem {@code form.schema} with every fault */
    public FormVersion publish(String id, String schema) {
        throw new UnsupportedOperationException();
    }

    /** @throws io.jianguan.rest.Problem {@code form.unknown} */
    public FormVersion latest(String id) {
        throw new UnsupportedOperationException();
    }

    /** @throws io.jianguan.rest.Problem {@code form.unknown} */
    public FormVersion get(String id, int version) {
        throw new UnsupportedOperationException();
    }

    /** Top-level keys that the form declares, whether shown or not. */
    public Set<String> keys(FormVersion form) {
        throw new UnsupportedOperationException();
    }

    /**
     * Validates as the browser would, and refuses what the browser could not send: undeclared, hidden, disabled and
     * read-only fields whose value differs from {@code known}, options that are not offered.
     *
     * @param known what the form was filled with (record and task data), used by expressions
     * @param submission what came in
     */
    public Verdict check(
            FormVersion form,
            Map<String, ? extends @Nullable Object> known,
            Map<String, ? extends @Nullable Object> submission) {
        throw new UnsupportedOperationException();
    }
}
