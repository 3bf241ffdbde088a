package io.jianguan.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.rest.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeelTest {
    private final Feel feel = new Feel();

    @Test
    void shouldGiveJavaValues() {
        assertThat(feel.evaluate("=a + 1", Map.of("a", 2))).isEqualTo(3L);
        assertThat(feel.evaluate("={b: [a, \"x\"]}", Map.of("a", "y"))).isEqualTo(Map.of("b", List.of("y", "x")));
        assertThat(feel.evaluate("=date(d) >= today", Map.of("d", "2026-11-22", "today", LocalDate.of(2026, 11, 22))))
                .isEqualTo(true);
    }

    @Test
    void shouldLeaveAnyOtherTextAlone() {
        assertThat(feel.evaluate("pending", Map.of())).isEqualTo("pending");
    }

    @Test
    void shouldCallAFunctionThatIsAdded() {
        var joined = feel.with(new FeelFunction("join", List.of("a", "b"), List::reversed));

        assertThat(joined.evaluate("=join(\"x\", [1, 2])[2]", Map.of())).isEqualTo("x");
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThatThrownBy(() -> feel.evaluate("=1 +", Map.of()))
                .isInstanceOf(Problem.class)
                .extracting(failure -> ((Problem) failure).code())
                .isEqualTo("expression.failed");
    }
}
