package io.jianguan.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** @param maxSize of a spreadsheet that is imported */
@ConfigurationProperties("jianguan.intake")
record IntakeSettings(@DefaultValue("2GB") DataSize maxSize) {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IntakeSettings.class)
    static class Enabled {}
}
