package io.jianguan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void shouldSeeThroughWidthsAndBlanks() {
        assertThat(Texts.clean("\u3000 甲公司\u00a0\u200b\t")).isEqualTo("甲公司");
        assertThat(Texts.tight(" ９１３５　０１００m０００１００Ｙ４３ ")).isEqualTo("91350100m000100Y43");
        assertThat(Texts.half("（中国）１２３ＡＢＣ，")).isEqualTo("(中国)123ABC,");
        assertThat(Texts.title("* 注册资本（元）：")).isEqualTo("注册资本");
        assertThat(Texts.title("统一社会 信用代码")).isEqualTo("统一社会信用代码");
    }

    @Test
    void shouldReadNumbersAsPeopleWriteThem() {
        assertThat(Texts.number("1,234,567.50")).isEqualTo(new BigDecimal("1234567.50"));
        assertThat(Texts.number("１２３４")).isEqualTo(new BigDecimal("1234"));
        assertThat(Texts.number("￥1，000元")).isEqualTo(new BigDecimal("1000"));
        assertThat(Texts.number("(12.5)")).isEqualTo(new BigDecimal("-12.5"));
        assertThat(Texts.number("12%")).isEqualTo("12%");
        assertThat(Texts.number("约100")).isEqualTo("约100");
        assertThat(Texts.number("1,23")).isEqualTo("1,23");
    }
}
