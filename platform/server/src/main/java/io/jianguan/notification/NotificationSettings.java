package io.jianguan.notification;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * @param baseUrl where people reach the product, for links in what is sent
 * @param notification about what is sent
 */
@ConfigurationProperties("jianguan")
record NotificationSettings(
        @Nullable URI baseUrl, @DefaultValue Sending notification) {

    /**
     * @param mailFrom sender of mails; they are sent where {@code spring.mail.host} is set
     * @param webhookOrigins scheme, host and port of the servers that webhooks may call, for example
     *     {@code https://hooks.example.gov.cn}; empty: no webhooks
     */
    record Sending(
            @DefaultValue("jianguan@localhost") String mailFrom,
            @DefaultValue List<String> webhookOrigins) {}

    String link(String path) {
        return baseUrl == null ? path : baseUrl.toString().replaceFirst("/$", "") + path;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(NotificationSettings.class)
    static class Enabled {
        @Bean
        Callbacks callbacks(NotificationSettings settings, Clock clock) {
            return new Callbacks(settings.notification().webhookOrigins(), clock);
        }
    }
}
