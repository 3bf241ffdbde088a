package io.jianguan.identity;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/** One more server on the same database: the same one after a restart, or one with other settings. */
final class OtherServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    /** No {@code @Configuration}: the whole server's tests would find it in their scan. */
    @EnableAutoConfiguration
    @ComponentScan({"io.jianguan.rest", "io.jianguan.identity", "io.jianguan.audit", "io.jianguan.document"})
    static class Modules {}

    OtherServer(DataSource database, Map<String, Object> settings) {
        context = new SpringApplicationBuilder(Modules.class)
                .properties(Map.of(
                        "server.port",
                        0,
                        "jianguan.mode",
                        "external",
                        "management.endpoint.health.validate-group-membership",
                        false))
                .properties(settings)
                .initializers(fresh -> ((GenericApplicationContext) fresh)
                        .registerBean("dataSource", DataSource.class, () -> database))
                .run();
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
