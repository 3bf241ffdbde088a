package io.jianguan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** A data folder of its own for the tests of this Java machine, deleted when it ends. */
public final class TestData {
    private static final Path FOLDERS = Path.of("target/test-data").toAbsolutePath();
    private static final Path PROGRAMS = Path.of("target/programs").toAbsolutePath();
    private static final List<String> BROKER = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    private TestData() {}

    /** Makes every context of the whole server in this Java machine start on one fresh data folder. */
    public static void use() {
        var folder = fresh();
        System.setProperty("jianguan.data", folder.toString());
        System.setProperty("jianguan.postgres.home", PROGRAMS.toString());
        System.setProperty("jianguan.broker.options", String.join(" ", BROKER));
    }

    /** A database and a broker for the tests of one module: their settings for its context. */
    public static Map<String, Object> start(Path folder) {
        return Embedded.on(settings(folder)).properties();
    }

    /** The same with several partitions, and a broker that takes only so many commands at once. */
    public static Map<String, Object> start(Path folder, int partitions, int atOnce) {
        var options = new ArrayList<>(BROKER);
        options.add("-Dzeebe.broker.backpressure.algorithm=fixed");
        options.add("-Dzeebe.broker.backpressure.fixed.limit=" + atOnce);
        return Embedded.on(settings(folder, options, partitions)).properties();
    }

    static EmbeddedSettings settings(Path folder) {
        return settings(folder, BROKER, 1);
    }

    private static EmbeddedSettings settings(Path folder, List<String> options, int partitions) {
        return new EmbeddedSettings(
                folder,
                Path.of(System.getProperty("jianguan.broker.home", "")),
                PROGRAMS,
                options,
                partitions,
                DataSize.ofBytes(0));
    }

    /** For {@code kill -9}: whoever supervises it must cope. */
    public static ProcessHandle broker(Path folder) {
        return Leftovers.find("-Djianguan.data=" + folder).getFirst();
    }

    public static ProcessHandle database(Path folder) {
        return Leftovers.find("-D", folder.resolve("database/cluster").toString())
                .getFirst();
    }

    /** The folder of a run that was killed is used again, after its children are ended. */
    public static Path fresh() {
        for (int number = 1; ; number++) {
            var folder = FOLDERS.resolve(String.valueOf(number));
            try {
                Files.createDirectories(FOLDERS);
                if (Files.exists(folder)) {
                    DataFolder.open(folder, DataSize.ofBytes(0)).close();
                    endChildren(folder);
                    delete(folder);
                }
                Files.createDirectory(folder);
                DataFolder.open(folder, DataSize.ofBytes(0)).close();
                // Registered first, run last.
                SpringApplication.getShutdownHandlers().add(() -> delete(folder));
                return folder;
            } catch (StartRefused | java.nio.file.FileAlreadyExistsException inUse) {
                // the next one
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static void endChildren(Path folder) {
        Leftovers.end(
                "The broker", ProcessHandle::destroyForcibly, Duration.ofSeconds(10), "-Djianguan.data=" + folder);
        Leftovers.end(
                "PostgreSQL",
                ProcessHandle::destroyForcibly,
                Duration.ofSeconds(10),
                "-D",
                folder.resolve("database/cluster").toString());
    }

    static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
