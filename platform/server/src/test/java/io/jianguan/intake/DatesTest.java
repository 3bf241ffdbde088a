package io.jianguan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private static final LocalDateTime FIRST_OF_MARCH = LocalDateTime.of(2026, 3, 1, 0, 0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01",
                "2026-3-1",
                "2026/3/1",
                "2026.03.01",
                "20260301",
                "2026年3月1日",
                "2026年03月01",
                "２０２６－０３－０１",
                "二〇二六年三月一日",
                "二零二六年三月一日",
                " 2026-03-01 ",
                "2026-03-01 00:00:00",
                "2026-03-01T00:00"
            })
    void shouldUnderstandADate(String text) {
        assertThat(Dates.of(text)).isEqualTo(FIRST_OF_MARCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-01 14:05", "2026/3/1 14:05:00", "2026年3月1日 14时5分", "2026年3月1日 下午2:05", "20260301 14:05"
            })
    void shouldUnderstandATime(String text) {
        assertThat(Dates.of(text)).isEqualTo(FIRST_OF_MARCH.plusHours(14).plusMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "三月一日", "2026-02-30", "2026-13-01", "3/1/2026", "明天", "2026", "2026-03-01 25:00"})
    void shouldNotGuess(String text) {
        assertThat(Dates.of(text)).isNull();
    }

    @Test
    void shouldReadChineseTens() {
        assertThat(Dates.of("二〇二五年十二月三十一日")).isEqualTo(LocalDateTime.of(2025, 12, 31, 0, 0));
        assertThat(Dates.of("二〇二五年十月二十日")).isEqualTo(LocalDateTime.of(2025, 10, 20, 0, 0));
        assertThat(Dates.of("二〇二五年十月十日")).isEqualTo(LocalDateTime.of(2025, 10, 10, 0, 0));
    }

    @Test
    void shouldCountDaysAsSpreadsheetsDo() {
        assertThat(Dates.serial(new BigDecimal("46082"), false)).isEqualTo(FIRST_OF_MARCH);
        assertThat(Dates.serial(new BigDecimal("46082.5"), false)).isEqualTo(FIRST_OF_MARCH.plusHours(12));
        assertThat(Dates.serial(new BigDecimal("44620"), true)).isEqualTo(FIRST_OF_MARCH);
        assertThat(Objects.requireNonNull(Dates.serial(BigDecimal.ONE, false)).toLocalDate())
                .hasToString("1900-01-01");
        assertThat(Dates.of(new BigDecimal("20260301"))).isEqualTo(FIRST_OF_MARCH);
        assertThat(Dates.serial(new BigDecimal("2958466"), false)).isNull();
    }
}
