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
    @ValueSource(
            strings = {
                "JC{yyyyMMdd}{seq:4}",
                "{seq:3}号",
                "A.{yyyy-MM}/{seq:2}({yy})",
                "{yyyy}{seq:1}",
                "JC-{org}-{yyyyMMdd}{seq:4}",
                "{org}〔{yyyy}〕{seq:1:year}号",
                "{yyyyMMdd}{seq:4:month}",
                "{yy}{MM}{seq:4:never}"
            })
    void shouldRecogniseItsOwnNumbers(String rule) {
        var shape = NumberRule.shape(rule);
        for (var day : new LocalDate[] {LocalDate.of(2026, 1, 9), LocalDate.of(2031, 12, 31)}) {
            var today = NumberRule.of(rule, day, "market-food");
            for (long value : new long[] {1, 42, 987_654}) {
                assertThat(NumberRule.used(shape, today.format(value))).contains(new Used(today.series(), value));
            }
        }
    }

    private static String series(String rule, int month, int dayOfMonth, String owner) {
        return NumberRule.of(rule, LocalDate.of(2026, month, dayOfMonth), owner).series();
    }

    @Test
    void shouldCountThroughAPeriodWhateverElseTheNumberShows() {
        assertThat(series("{yyyyMMdd}{seq:4}", 1, 9, "a")).isNotEqualTo(series("{yyyyMMdd}{seq:4}", 1, 10, "a"));
        var byYear = "{yyyyMMdd}{seq:4:year}";
        assertThat(series(byYear, 1, 9, "a")).isEqualTo(series(byYear, 12, 31, "a"));
        var byMonth = "{yyyyMMdd}{seq:4:month}";
        assertThat(series(byMonth, 1, 9, "a"))
                .isEqualTo(series(byMonth, 1, 31, "a"))
                .isNotEqualTo(series(byMonth, 2, 1, "a"));
        var byOffice = "{org}{yyyy}{seq:4:year}";
        assertThat(series(byOffice, 1, 9, "a")).isNotEqualTo(series(byOffice, 1, 9, "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JC", "{seq:0}", "{seq:4:week}", "{MM}{seq:4:year}", "{yyyy}{seq:4:month}", "{org{seq:1}"})
    void shouldRefuseARuleThatMakesNoNumbersOrOneTwice(String rule) {
        assertThat(NumberRule.valid(rule)).isFalse();
    }

    @Test
    void shouldLeaveOthersAlone() {
        var shape = NumberRule.shape("JC{yyyyMMdd}{seq:4}");
        assertThat(NumberRule.used(shape, "JC20260101001")).isEmpty();
        assertThat(NumberRule.used(shape, "XJC202601010001")).isEmpty();
        assertThat(NumberRule.used(shape, "JC20260101" + "9".repeat(19))).isEmpty();
    }
}
