package io.jianguan.embedded;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MapPropertySource;

/** Starts what the server stands on as soon as the settings are known: before Spring makes its first bean. */
final class EmbeddedStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    /** Known accounts, and therefore for this machine only; unless set otherwise. */
    private static final Map<String, Object> DEFAULTS = Map.of(
            "server.address", "127.0.0.1",
            "jianguan.demo.accounts", true,
            "jianguan.demo.password", "Jianguan-2026");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var environment = event.getEnvironment();
        if (isServer(event.getSpringApplication()) && EmbeddedSettings.wanted(environment)) {
            var embedded = Embedded.on(EmbeddedSettings.of(environment));
            environment.getPropertySources().addFirst(new MapPropertySource("embedded", embedded.properties()));
            environment.getPropertySources().addLast(new MapPropertySource("embedded defaults", DEFAULTS));
        }
    }

    /** Not a part of it that some test runs on a database of its own. */
    private static boolean isServer(SpringApplication application) {
        return application.getAllSources().stream()
                .anyMatch(source -> source instanceof Class<?> type
                        && AnnotatedElementUtils.hasAnnotation(type, SpringBootApplication.class));
    }

    /** Last: settings are read and logging is set up by then. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
