package io.jianguan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Zeebe broker as a child process, with our exporter in it. It starts while the server does. */
final class Broker {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path home;
    private final Path folder;
    private final Path logs;
    private final Path console;
    private final List<String> options;
    private final String mark;
    private final String name;
    private final int partitions;
    private final int rest;
    private final int grpc;
    private final int management;
    private final int command;
    private final int internal;
    private @Nullable Child child;

    Broker(EmbeddedSettings settings, DataFolder data, Remembered remembered) {
        this.home = existing(settings.brokerHome());
        this.folder = data.folder("broker");
        this.logs = data.folder("log");
        this.console = logs.resolve("broker-console.log");
        this.options = settings.brokerOptions();
        this.mark = "-Djianguan.data=" + data;
        this.partitions = partitions(settings, remembered);
        this.name = "jianguan-" + remembered.secret("broker.name");
        Leftovers.end("The broker", ProcessHandle::destroy, Duration.ofSeconds(5), mark);
        this.rest = remembered.port("broker.rest");
        this.grpc = remembered.port("broker.grpc");
        this.management = remembered.port("broker.management");
        this.command = remembered.port("broker.command");
        this.internal = remembered.port("broker.internal");
    }

    private static Path existing(@Nullable Path home) {
        if (home == null || !Files.isDirectory(home.resolve("lib"))) {
            throw new StartRefused(
                    "The Camunda distribution is not there: jianguan.broker.home is " + home + ".",
                    "Start with ./dev run, or set jianguan.broker.home to an unpacked camunda-zeebe 8.6 or newer.");
        }
        return home;
    }

    /** The broker's data are laid out for as many as there were at the first start. */
    private static int partitions(EmbeddedSettings settings, Remembered remembered) {
        var wanted = String.valueOf(settings.partitions());
        var known = remembered.choice("broker.partitions", wanted);
        if (!known.equals(wanted)) {
            throw new StartRefused(
                    "The data folder was made with " + known + " partitions, and jianguan.broker.partitions is "
                            + wanted + ".",
                    "Set jianguan.broker.partitions to " + known + ", or use a fresh data folder.");
        }
        return settings.partitions();
    }

    void start(Postgres database) {
        try {
            var exporter = folder.resolve("engine-exporter.jar");
            try (var packed = Broker.class.getResourceAsStream("/embedded/engine-exporter.jar")) {
                if (packed == null) {
                    throw new IOException("the exporter is missing in this build");
                }
                Files.copy(packed, exporter, StandardCopyOption.REPLACE_EXISTING);
            }
            var settings = folder.resolve("broker.yaml");
            Files.deleteIfExists(settings);
            Files.createFile(
                    settings, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(settings, settings(exporter, database));
            var logging = folder.resolve("log4j2.xml");
            Files.writeString(logging, LOGGING.formatted(logs, logs));
            var launch = Launch.of(command(settings, logging)).directory(folder.toFile());
            child = new Child("The broker", launch, console);
            child.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> command(Path settings, Path logging) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add(mark);
        line.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-XX:MaxDirectMemorySize=128m",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:+ExitOnOutOfMemoryError"));
        line.addAll(options);
        line.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-Dbasedir=" + home,
                "-Dapp.home=" + folder,
                "-Dspring.config.additional-location=file:" + home.resolve("config") + "/,file:" + settings,
                "-Dlogging.config=" + logging,
                "-cp",
                home.resolve("lib") + "/*",
                "io.camunda.application.StandaloneBroker"));
        return line;
    }

    private String settings(Path exporter, Postgres database) {
        return """
                server: {address: 127.0.0.1, port: %d}
                management.server: {address: 127.0.0.1, port: %d}
                zeebe.broker:
                  # Members that do not know the name are not listened to: the membership port alone listens everywhere.
                  cluster: {clusterName: %s, partitionsCount: %d}
                  network:
                    host: 127.0.0.1
                    commandApi.port: %d
                    internalApi.port: %d
                  gateway.network: {host: 127.0.0.1, port: %d}
                  threads: {cpuThreadCount: 2, ioThreadCount: 2}
                  data:
                    directory: '%s'
                    logSegmentSize: 32MB
                    snapshotPeriod: 5m
                    disk.freeSpace: {processing: 512MB, replication: 256MB}
                  experimental.rocksdb.memoryLimit: 64MB
                  exporters.jianguan:
                    className: io.jianguan.exporter.PostgresExporter
                    jarPath: '%s'
                    args: {url: '%s', user: %s, password: '%s'}
                """.formatted(
                        rest,
                        management,
                        name,
                        partitions,
                        command,
                        internal,
                        grpc,
                        folder.resolve("data"),
                        exporter,
                        database.url(),
                        Postgres.USER,
                        database.password());
    }

    private static final String LOGGING = """
            <Configuration status="WARN" shutdownHook="disable">
              <Appenders>
                <RollingFile name="File" fileName="%s/broker.log" filePattern="%s/broker-%%i.log.gz">
                  <PatternLayout pattern="%%d{ISO8601} %%-5level [%%t] %%logger{36} - %%msg%%n"/>
                  <Policies><SizeBasedTriggeringPolicy size="20 MB"/></Policies>
                  <DefaultRolloverStrategy max="5"/>
                </RollingFile>
              </Appenders>
              <Loggers>
                <Root level="info"><AppenderRef ref="File"/></Root>
              </Loggers>
            </Configuration>
            """;

    void stop() {
        if (child != null) {
            child.stop(ProcessHandle::destroy, PATIENCE);
        }
    }

    String restAddress() {
        return "http://127.0.0.1:" + rest;
    }

    String managementAddress() {
        return "http://127.0.0.1:" + management;
    }

    String grpcAddress() {
        return "http://127.0.0.1:" + grpc;
    }
}
