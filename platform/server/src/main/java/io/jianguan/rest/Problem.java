package io.jianguan.rest;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A failure with a stable code that the caller can act on, answered as problem details (RFC 9457).
 *
 * <p>The text people read is the message {@code problem.<code>} of the module's bundle, in their language, with
 * {@code arguments} filled in: it says what happened, what is safe and what to do.
 */
public class Problem extends RuntimeException {
    private final HttpStatus status;
    private final String code;
    private final transient List<Object> arguments;
    private final transient List<FieldError> errors;

    public Problem(HttpStatus status, String code, Object... arguments) {
        this(status, code, List.of(), arguments);
    }

    /** @param errors what is wrong with which field; empty where the failure is not about fields */
    public Problem(HttpStatus status, String code, List<FieldError> errors, Object... arguments) {
        super(code + " " + List.of(arguments));
        this.status = status;
        this.code = code;
        this.arguments = List.of(arguments);
        this.errors = List.copyOf(errors);
    }

    public static Problem notFound(String code, Object... arguments) {
        return new Problem(HttpStatus.NOT_FOUND, code, arguments);
    }

    public static Problem forbidden(String code, Object... arguments) {
        return new Problem(HttpStatus.FORBIDDEN, code, arguments);
    }

    public static Problem conflict(String code, Object... arguments) {
        return new Problem(HttpStatus.CONFLICT, code, arguments);
    }

    public static Problem invalid(String code, List<FieldError> errors, Object... arguments) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, errors, arguments);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
