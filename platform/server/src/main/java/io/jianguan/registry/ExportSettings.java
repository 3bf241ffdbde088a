package io.jianguan.registry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * @param keep how long a file can be fetched
 * @param maxSize of one file
 * @param inTotal of all files: the oldest are forgotten before their time
 * @param perUser how many a person may have underway
 */
@ConfigurationProperties("jianguan.exports")
record ExportSettings(
        @DefaultValue("7d") Duration keep,
        @DefaultValue("2GB") DataSize maxSize,
        @DefaultValue("20GB") DataSize inTotal,
        @DefaultValue("3") int perUser) {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ExportSettings.class)
    static class Enabled {}
}
