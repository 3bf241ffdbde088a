package io.jianguan.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/** A data folder for the broker and the database of this run, deleted when it ends. */
final class TestData {

    private TestData() {}

    static void use() {
        try {
            var target = Files.createDirectories(Path.of("target").toAbsolutePath());
            var folder = Files.createTempDirectory(target, "test-data-");
            System.setProperty("jianguan.data", folder.toString());
            System.setProperty(
                    "jianguan.postgres.home", target.resolve("programs").toString());
            System.setProperty("jianguan.broker.options", "-Xmx256m -XX:TieredStopAtLevel=1");
            // Registered first, run last: broker and database have ended by then.
            SpringApplication.getShutdownHandlers().add(() -> delete(folder));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
