package io.jianguan.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jianguan.form.Forms.FormVersion;
import io.jianguan.rest.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeLimitTest {
    private static FormVersion form(String field) {
        return new FormVersion(
                "hostile", 1, "{\"type\":\"default\",\"schemaVersion\":19,\"components\":[" + field + "]}");
    }

    private static final String BACKREFERENCE =
            "{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"a\",\"validate\":{\"pattern\":\"^(a*)*\\\\1(a*)*\\\\2b$\"}}";
    private static final String ENDLESS = "{\"type\":\"expression\",\"id\":\"a\",\"key\":\"a\",\"expression\":"
            + "\"=count(for x in 1..100000, y in 1..100000 return x * y)\"}";

    static List<Arguments> hostile() {
        return Stream.of("node", "off")
                .flatMap(node -> Stream.of(arguments(node, BACKREFERENCE), arguments(node, ENDLESS)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldStopAFormThatDoesNotEndAndGoOn(String node, String hostile) {
        var validators = Checks.validators(Duration.ofSeconds(1), node);
        var forms = Checks.forms(validators);
        var harmless = form("{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"a\"}");
        assertThat(forms.check(harmless, Map.of(), Map.of("a", "x")).errors()).isEmpty();

        var started = System.nanoTime();
        assertThatThrownBy(() -> forms.check(form(hostile), Map.of(), Map.of("a", "a".repeat(60) + "!")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("form.timeout"));

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        assertThat(forms.check(harmless, Map.of(), Map.of("a", "x")).errors()).isEmpty();
        validators.close();
    }

    @Test
    void shouldNotReachTheHost() {
        var reaching = form("{\"type\":\"textfield\",\"id\":\"a\",\"key\":\"a\"}");
        var forms = Checks.forms(Checks.validators(Duration.ofSeconds(5)));
        assertThat(forms.check(reaching, Map.of(), Map.of("a", "${7*7}")).values())
                .containsEntry("a", "${7*7}");
        for (var node : List.of("node", "off")) {
            for (var name : List.of("Java", "require", "process", "fetch")) {
                assertThatThrownBy(() ->
                                Checks.validators(Duration.ofSeconds(5), node).call(name, "fs"))
                        .isInstanceOf(RuntimeException.class);
            }
        }
    }
}
