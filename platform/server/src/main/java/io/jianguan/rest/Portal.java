package io.jianguan.rest;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What holds for everything that answers without sign-in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalSettings.class)
class Portal implements WebMvcConfigurer {
    private final PortalLimit limit;

    Portal(PortalSettings settings, Clock clock) {
        this.limit = new PortalLimit(settings.requestsPerMinute(), clock);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(limit).addPathPatterns("/api/portal/**");
    }
}
