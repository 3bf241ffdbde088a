package io.jianguan.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/** PostgreSQL and the broker on one data folder: once in a Java machine, whatever many contexts run on them. */
final class Embedded {
    private static final Logger log = LoggerFactory.getLogger(Embedded.class);
    private static final Map<Path, Embedded> RUNNING = new HashMap<>();

    private final EmbeddedSettings settings;
    private @Nullable DataFolder folder;
    private @Nullable Postgres database;
    private @Nullable Broker broker;
    private @Nullable DiskWatch disk;
    private boolean stopped;

    private Embedded(EmbeddedSettings settings) {
        this.settings = settings;
    }

    static synchronized Embedded on(EmbeddedSettings settings) {
        var running = RUNNING.get(settings.data());
        if (running == null) {
            running = new Embedded(settings);
            // After the contexts are closed, so that nothing works on without its database.
            SpringApplication.getShutdownHandlers().add(running::stop);
            running.start();
            RUNNING.put(settings.data(), running);
        }
        return running;
    }

    private void start() {
        folder = DataFolder.open(settings.data(), settings.minimumFree());
        log.info("Data folder: {}", folder);
        disk = new DiskWatch(folder, settings.minimumFree());
        disk.start();
        var home = settings.postgresHome();
        var binaries = PostgresBinaries.unpack(home == null ? folder.resolve("programs") : home);
        var remembered = new Remembered(folder.resolve("remembered.properties"));
        broker = new Broker(settings, folder, remembered);
        database = new Postgres(folder, binaries, remembered);
        remembered.save();
        log.info("Starting PostgreSQL");
        stepUnlessStopped(database::start);
        log.info("PostgreSQL is ready; starting the Zeebe broker beside the server");
        stepUnlessStopped(() -> Objects.requireNonNull(broker).start(Objects.requireNonNull(database)));
    }

    private void stepUnlessStopped(Runnable step) {
        synchronized (this) {
            if (stopped) {
                throw new StartRefused("Stopped while starting.", "Start again.");
            }
        }
        step.run();
    }

    void stop() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
        }
        if (disk != null) {
            disk.stop();
        }
        if (broker != null) {
            log.info("Stopping the broker");
            broker.stop();
        }
        if (database != null) {
            log.info("Stopping PostgreSQL");
            database.stop();
        }
        if (folder != null) {
            folder.close();
            log.info("Stopped");
        }
        synchronized (Embedded.class) {
            RUNNING.remove(settings.data());
        }
    }

    /** What the server needs to know of them. */
    Map<String, Object> properties() {
        var database = Objects.requireNonNull(this.database);
        var broker = Objects.requireNonNull(this.broker);
        return Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", Postgres.USER,
                "spring.datasource.password", database.password(),
                "jianguan.engine.grpc-address", broker.grpcAddress(),
                "jianguan.engine.rest-address", broker.restAddress(),
                "jianguan.engine.management-address", broker.managementAddress());
    }
}
