package io.jianguan.embedded;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * @param data folder of everything that is kept
 * @param brokerHome the unpacked Camunda distribution
 * @param postgresHome where PostgreSQL's binaries are unpacked; inside the data folder if null
 * @param brokerOptions of the broker's Java machine
 * @param partitions of the broker; chosen once for a data folder
 * @param minimumFree room on the disk below which nothing is started
 */
record EmbeddedSettings(
        Path data,
        @Nullable Path brokerHome,
        @Nullable Path postgresHome,
        List<String> brokerOptions,
        int partitions,
        DataSize minimumFree) {
    private static final String MODE = "jianguan.mode";

    static boolean wanted(Environment environment) {
        var mode = environment.getProperty(MODE, "embedded");
        return switch (mode) {
            case "embedded" -> true;
            case "external" -> false;
            default ->
                throw new StartRefused(
                        "The setting " + MODE + " is '" + mode + "'.", "Set it to 'embedded' or to 'external'.");
        };
    }

    static EmbeddedSettings of(Environment environment) {
        return new EmbeddedSettings(
                Path.of(environment.getProperty("jianguan.data", "data"))
                        .toAbsolutePath()
                        .normalize(),
                path(environment, "jianguan.broker.home"),
                path(environment, "jianguan.postgres.home"),
                List.of(environment
                        .getProperty("jianguan.broker.options", "-Xmx384m")
                        .split("\\s+")),
                environment.getProperty("jianguan.broker.partitions", Integer.class, 1),
                environment.getProperty("jianguan.minimum-free", DataSize.class, DataSize.ofGigabytes(1)));
    }

    private static @Nullable Path path(Environment environment, String name) {
        var text = environment.getProperty(name, "");
        return text.isBlank() ? null : Path.of(text).toAbsolutePath().normalize();
    }
}
