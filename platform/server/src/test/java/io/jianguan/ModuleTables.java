package io.jianguan;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of its own with the tables of some modules, for tests of nothing but their SQL. */
public final class ModuleTables implements AutoCloseable {
    private static final Path CHANGES = Path.of("src/main/resources/db/changelog");
    private final EmbeddedPostgres postgres;

    /** @param modules each after those whose tables its changes touch */
    public ModuleTables(String... modules) {
        try {
            postgres = EmbeddedPostgres.start();
            for (var module : modules) {
                change(module);
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private void change(String module) throws IOException {
        try (var files = Files.list(CHANGES.resolve(module))) {
            for (var file : files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                jdbc().sql(Files.readString(file).replace("?", "\\?")).update();
            }
        }
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(postgres.getPostgresDatabase());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
