package io.jianguan.expression;

import io.jianguan.rest.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Evaluates FEEL. A text that starts with {@code =} is an expression; any other text is itself. */
@Component
public class Feel {
    private final FeelEngineApi engine;

    public Feel() {
        this(FeelEngineBuilder.forJava().build());
    }

    private Feel(FeelEngineApi engine) {
        this.engine = engine;
    }

    /** The same language with one more function in it. */
    public Feel with(FeelFunction function) {
        return new Feel(FeelEngineBuilder.forJava()
                .withFunctionProvider(function.provider())
                .build());
    }

    /** Why a text cannot be evaluated at all; empty where it can, with whatever values. */
    public Optional<String> fault(String text) {
        if (!text.startsWith("=")) {
            return Optional.empty();
        }
        var parsed = engine.parseExpression(text.substring(1));
        return parsed.isSuccess()
                ? Optional.empty()
                : Optional.of(parsed.failure().message());
    }

    /**
     * @param context Java values: String, Number, Boolean, Map, List, java.time
     * @return the same kinds of values; null where the expression is null
     * @throws Problem {@code expression.failed} with the expression and the reason
     */
    public @Nullable Object evaluate(String text, Map<String, ? extends @Nullable Object> context) {
        if (!text.startsWith("=")) {
            return text;
        }
        var result = engine.evaluateExpression(text.substring(1), new HashMap<String, Object>(context));
        if (result.isFailure()) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "expression.failed",
                    text,
                    result.failure().message());
        }
        return result.result();
    }
}
