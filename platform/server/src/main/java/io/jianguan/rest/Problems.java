package io.jianguan.rest;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every failure as problem details with a stable code, in the caller's language. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private final MessageSource messages;

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemDetail> problem(Problem problem, Locale locale) {
        var detail = detail(
                problem.status(), problem.code(), locale, problem.arguments().toArray());
        if (!problem.errors().isEmpty()) {
            detail.setProperty("errors", problem.errors());
        }
        return ResponseEntity.status(problem.status()).body(detail);
    }

    /** Security's own failures keep their way through the filter chain. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException failure) {
        throw failure;
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> unexpected(Exception failure, Locale locale) {
        log.error("Unexpected failure", failure);
        return ResponseEntity.internalServerError()
                .body(detail(HttpStatus.INTERNAL_SERVER_ERROR, "rest.unexpected", locale));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure,
            @org.jspecify.annotations.Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var code = status.is5xxServerError() ? "rest.unexpected" : "rest.request";
        var detail = detail(status, code, request.getLocale(), String.valueOf(failure.getMessage()));
        return ResponseEntity.status(status).headers(headers).body(detail);
    }

    private ProblemDetail detail(HttpStatusCode status, String code, Locale locale, Object... arguments) {
        var text = messages.getMessage("problem." + code, arguments, code, locale);
        var detail = ProblemDetail.forStatusAndDetail(status, text == null ? code : text);
        detail.setProperty("code", code);
        return detail;
    }
}
