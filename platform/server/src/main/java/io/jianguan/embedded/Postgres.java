package io.jianguan.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL as a child process: durable, small, on loopback only, with a password of its own. */
final class Postgres {
    static final String USER = "jianguan";
    static final String DATABASE = "jianguan";

    private static final Logger log = LoggerFactory.getLogger(Postgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RECOVERY = Duration.ofMinutes(10);
    private static final int HOPELESS = 8;

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "96MB"),
            Map.entry("work_mem", "8MB"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("effective_cache_size", "768MB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("io_method", "sync"),
            Map.entry("max_worker_processes", "4"),
            Map.entry("autovacuum_max_workers", "2"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("jit", "off"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_rotation_age", "1d"),
            Map.entry("log_rotation_size", "0"),
            Map.entry("log_truncate_on_rotation", "on"));

    private final Path folder;
    private final Path logs;
    private final Path console;
    private final PostgresBinaries binaries;
    private final List<String> unprivileged;
    private final int port;
    private final String password;
    private @Nullable Child child;

    Postgres(DataFolder data, PostgresBinaries binaries, Remembered remembered) {
        var home = data.folder("database");
        this.folder = home.resolve("cluster");
        this.logs = home.resolve("log");
        this.console = data.folder("log").resolve("postgresql.log");
        this.binaries = binaries;
        this.unprivileged = Launch.unprivileged(home);
        this.password = remembered.secret("database.password");
        Leftovers.end("PostgreSQL", this::fastShutdown, PATIENCE, "-D", folder.toString());
        this.port = remembered.port("database");
    }

    /** Makes the cluster if there is none, starts, and waits until it answers. */
    void start() {
        try {
            if (Files.exists(folder)) {
                forgetReusedProcess();
            } else {
                create();
            }
        } catch (IOException failure) {
            throw new StartRefused(
                    "PostgreSQL's data folder " + folder + " cannot be made: " + failure.getMessage(),
                    "Is there room on the disk?");
        }
        child = new Child("PostgreSQL", Launch.of(command()), console);
        child.start();
        awaitAnswer(child);
    }

    /** After a reboot the number in postmaster.pid may be a stranger's; PostgreSQL would wait for it to go. */
    private void forgetReusedProcess() throws IOException {
        var file = folder.resolve("postmaster.pid");
        if (Files.exists(file)
                && Leftovers.find("-D", folder.toString()).isEmpty()
                && Leftovers.workingIn(folder).isEmpty()) {
            Files.delete(file);
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(unprivileged);
        command.addAll(List.of(binaries.program("postgres"), "-D", folder.toString(), "-p", String.valueOf(port)));
        Stream.concat(SETTINGS.entrySet().stream(), Stream.of(Map.entry("log_directory", logs.toString())))
                .sorted(Map.Entry.comparingByKey())
                .forEach(setting -> command.addAll(List.of("-c", setting.getKey() + "=" + setting.getValue())));
        return command;
    }

    private void create() throws IOException {
        log.info("First start: preparing the database in {}", folder);
        Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwx------"));
        var fresh = folder.resolveSibling("cluster.new");
        FileSystemUtils.deleteRecursively(fresh);
        var secret = folder.resolveSibling("password");
        Files.writeString(secret, password);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        var command = new ArrayList<>(unprivileged);
        command.addAll(List.of(
                binaries.program("initdb"),
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + secret,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        var initdb = Launch.of(command).redirectErrorStream(true).start();
        var said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (initdb.waitFor() != 0) {
                throw new IOException(said.strip());
            }
        } catch (InterruptedException stop) {
            initdb.destroyForcibly();
            throw new IOException("interrupted", stop);
        } finally {
            Files.delete(secret);
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void awaitAnswer(Child child) {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        long nextWord = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = DriverManager.getConnection(url("postgres") + "?loginTimeout=10", USER, password);
                    var statement = connection.createStatement()) {
                var known =
                        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(DATABASE));
                if (!known.next()) {
                    statement.execute("CREATE DATABASE " + DATABASE);
                }
                return;
            } catch (SQLException notYet) {
                if (child.endings() >= HOPELESS || System.nanoTime() > deadline) {
                    throw new StartRefused(
                            "PostgreSQL does not start: " + notYet.getMessage(), "Its own words are in " + logs + ".");
                }
                if (System.nanoTime() > nextWord) {
                    log.info("PostgreSQL is still coming up ({})", notYet.getMessage());
                    nextWord += PATIENCE.toNanos();
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Stopped while PostgreSQL was starting.", "Start again.");
        }
    }

    void stop() {
        if (child != null) {
            child.stop(this::fastShutdown, PATIENCE);
        }
    }

    /** Ends sessions and writes a checkpoint; Java's own way to end a process would wait for the sessions. */
    private void fastShutdown(ProcessHandle postmaster) throws InterruptedException {
        var command = new ArrayList<>(unprivileged);
        command.addAll(List.of(
                binaries.program("pg_ctl"), "stop", "--pgdata=" + folder, "--mode=fast", "--no-wait", "--silent"));
        try {
            int code = Launch.of(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                postmaster.destroy();
            }
        } catch (IOException failure) {
            postmaster.destroy();
        }
    }

    String url() {
        return url(DATABASE);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    String password() {
        return password;
    }
}
