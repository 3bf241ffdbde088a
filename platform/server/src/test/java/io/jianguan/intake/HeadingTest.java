package io.jianguan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadingTest {
    private static SheetRow row(long number, String... cells) {
        return new SheetRow(number, Arrays.<@Nullable Object>asList((Object[]) cells));
    }

    @Test
    void shouldFindTheTitlesBelowATitleOfTheSheet() {
        var rows = List.of(
                row(1, "二〇二六年度企业名单"),
                row(2, "填报单位：市场监管局", "", "填报人：李某"),
                row(4, "企业名称", "信用代码", "区域 "),
                row(5, "甲公司", "91350100M000100Y43", "东区"));

        assertThat(Heading.find(rows, Set.of("企业名称", "区域")::contains).row()).isEqualTo(4);
        assertThat(Heading.find(rows, title -> false).titles()).hasSize(3);
    }
}
