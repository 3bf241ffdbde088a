package io.jianguan.sharing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;

/** @param keepChanges how long a change can be read; whoever comes later begins anew */
@ConfigurationProperties("jianguan.sharing")
record SharingSettings(@DefaultValue("30d") Duration keepChanges) {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SharingSettings.class)
    static class Enabled {}
}
