package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.registry.NumberRule.Used;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B11")
class NumberRuleTest {
    @ParameterizedTest
    @ValueSource(strings = {"JC{yyyyMMdd}{seq:4}", "{seq:3}号", "A.{yyyy-MM}/{seq:2}({yy})", "{yyyy}{seq:1}"})
    void shouldRecogniseItsOwnNumbers(String rule) {
        var shape = NumberRule.shape(rule);
        for (var day : new LocalDate[] {LocalDate.of(2026, 1, 9), LocalDate.of(2031, 12, 31)}) {
            var today = NumberRule.of(rule, day);
            for (long value : new long[] {1, 42, 987_654}) {
                assertThat(NumberRule.used(shape, today.format(value))).contains(new Used(today.series(), value));
            }
        }
    }

    @Test
    void shouldLeaveOthersAlone() {
        var shape = NumberRule.shape("JC{yyyyMMdd}{seq:4}");
        assertThat(NumberRule.used(shape, "JC20260101001")).isEmpty();
        assertThat(NumberRule.used(shape, "XJC202601010001")).isEmpty();
        assertThat(NumberRule.used(shape, "JC20260101" + "9".repeat(19))).isEmpty();
    }
}
