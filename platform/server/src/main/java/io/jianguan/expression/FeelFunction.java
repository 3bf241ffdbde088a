package io.jianguan.expression;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.feel.context.JavaFunction;
import org.camunda.feel.context.JavaFunctionProvider;
import org.camunda.feel.impl.JavaValueMapper;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.valuemapper.CustomValueMapper;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A function that expressions may call.
 *
 * @param body takes and gives the kinds of values that {@link Feel#evaluate} does
 */
public record FeelFunction(
        String name, List<String> parameters, Function<List<@Nullable Object>, @Nullable Object> body) {
    private static final ValueMapper MAPPER = new ValueMapper.CompositeValueMapper(
            CollectionConverters.asScala(List.<CustomValueMapper>of(new JavaValueMapper()))
                    .toList());

    JavaFunctionProvider provider() {
        var function = new JavaFunction(parameters, this::apply);
        return new JavaFunctionProvider() {
            @Override
            public Optional<JavaFunction> resolveFunction(String called) {
                return called.equals(name) ? Optional.of(function) : Optional.empty();
            }

            @Override
            public Collection<String> getFunctionNames() {
                return List.of(name);
            }
        };
    }

    private Val apply(List<Val> arguments) {
        return MAPPER.toVal(body.apply(
                arguments.stream().<@Nullable Object>map(MAPPER::unpackVal).toList()));
    }
}
