package io.jianguan.expression;

import io.jianguan.rest.Problem;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Evaluates FEEL. A text that starts with {@code =} is an expression; any other text is itself. */
@Component
public class Feel {
    private static final int MOST = 1_000;
    private final FeelEngineApi engine;
    /** Those used last: a definition's expression is evaluated for row after row. */
    private final Map<String, Parsed> parsed = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Parsed> eldest) {
            return size() > MOST;
        }
    });

    /** @param names of the context's values that it needs */
    private record Parsed(ParseResult result, Set<String> names) {}

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
        var read = parsed(text).result();
        return read.isSuccess() ? Optional.empty() : Optional.of(read.failure().message());
    }

    /** What an expression names of its context; of one that cannot be evaluated nothing. */
    public Set<String> names(String text) {
        return text.startsWith("=") ? parsed(text).names() : Set.of();
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
        var read = parsed(text);
        if (!read.result().isSuccess()) {
            throw failed(text, read.result().failure().message());
        }
        // The engine copies and sorts what it is given, each time.
        var needed = new HashMap<String, Object>();
        read.names().stream().filter(context::containsKey).forEach(name -> needed.put(name, context.get(name)));
        var result = engine.evaluate(read.result().parsedExpression(), needed);
        if (result.isFailure()) {
            throw failed(text, result.failure().message());
        }
        return result.result();
    }

    private Parsed parsed(String text) {
        return parsed.computeIfAbsent(text, expression -> {
            var result = engine.parseExpression(expression.substring(1));
            return new Parsed(result, result.isSuccess() ? Set.copyOf(result.getVariableNames()) : Set.of());
        });
    }

    private static Problem failed(String text, String reason) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "expression.failed", text, reason);
    }
}
