package io.jianguan;

import io.jianguan.document.RecordAccess;
import io.jianguan.identity.Actor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The modules that need no engine, on a real database and a real port: starts in seconds. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = CoreTest.Core.class,
        // there is no broker here whose health could be asked for
        properties = {"jianguan.mode=external", "management.endpoint.health.validate-group-membership=false"})
public abstract class CoreTest {
    /** A folder of the database's own: what is noted outside of it belongs to it. */
    @Value("${jianguan.data}")
    protected Path data;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("jianguan.data", temporary()::toString);
        settings.add("jianguan.demo.accounts", () -> true);
        settings.add("jianguan.demo.password", () -> "Jianguan-2026");
        settings.add("jianguan.documents.max-request-size", () -> "1MB");
        settings.add("jianguan.documents.max-size", () -> "8MB");
        settings.add("jianguan.documents.uploads.per-user", () -> "20MB");
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("jianguan");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** No {@code @Configuration}: the whole server's tests would find it in their scan. */
    @EnableAutoConfiguration
    @ComponentScan({
        "io.jianguan.rest",
        "io.jianguan.identity",
        "io.jianguan.audit",
        "io.jianguan.notification",
        "io.jianguan.document"
    })
    static class Core {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder().start();
        }

        /** Stands in for the registry: everybody reads the records of two registries, and changes those of one. */
        @Bean
        RecordAccess recordAccess() {
            return new RecordAccess() {
                @Override
                public boolean readable(Actor actor, String registry, long recordId) {
                    return registry.equals("open") || registry.equals("shown");
                }

                @Override
                public boolean changeable(Actor actor, String registry, long recordId) {
                    return registry.equals("open");
                }
            };
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }
    }
}
