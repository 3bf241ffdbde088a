package io.jianguan.registry;

import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.List;

/** Everything wrong with a submission or a definition, collected before any of it is told. */
class Faults {
    private final Words words;
    private final String prefix;
    private final List<FieldError> errors = new ArrayList<>();

    private Faults(Words words, String prefix) {
        this.words = words;
        this.prefix = prefix;
    }

    static Faults ofDefinition(Words words) {
        return new Faults(words, "registry.fault.");
    }

    static Faults ofRecord(Words words) {
        return new Faults(words, "registry.field.");
    }

    static Faults ofQuery(Words words) {
        return new Faults(words, "registry.query.fault.");
    }

    void add(String path, String code, Object... arguments) {
        errors.add(new FieldError(path, code, words.text(prefix + code, arguments)));
    }

    void say(String path, String code, String message) {
        errors.add(new FieldError(path, code, message));
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    boolean has(String path) {
        return errors.stream().anyMatch(error -> error.field().equals(path));
    }

    List<FieldError> all() {
        return List.copyOf(errors);
    }

    int count() {
        return errors.size();
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    Words words() {
        return words;
    }

    void raise(String problem, Object... arguments) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(problem, errors, arguments);
        }
    }
}
