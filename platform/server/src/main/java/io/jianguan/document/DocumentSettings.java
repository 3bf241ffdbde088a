package io.jianguan.document;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * @param data folder of what this server keeps in files
 * @param documents about uploads
 */
@ConfigurationProperties("jianguan")
record DocumentSettings(
        @DefaultValue("data") Path data, @DefaultValue Uploads documents) {

    /** @param maxSize of one upload */
    record Uploads(@DefaultValue("50MB") DataSize maxSize) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DocumentSettings.class)
    static class Enabled {}
}
