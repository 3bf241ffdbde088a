package io.jianguan.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code jianguan.demo.*}.
 *
 * @param accounts whether demo applications with their accounts are installed; by default in the embedded mode only
 * @param size {@code small} or {@code large}
 * @param password of the demo people; null where there are none
 * @param people whose accounts are told at the end of the start
 */
@ConfigurationProperties("jianguan.demo")
record DemoSettings(
        boolean accounts,
        @DefaultValue("small") String size,
        @Nullable String password,
        @DefaultValue List<String> people) {}
