package io.jianguan.bench.faults;

import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Person;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import io.jianguan.bench.product.Workplace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import org.springframework.util.FileSystemUtils;

/** The product on a data folder: its processes are started, killed and started again. */
final class Installation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Path data;
    private final int port;

    private Installation(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static Installation create() throws IOException, InterruptedException {
        var installation = new Installation(Workplace.fresh().resolve("faults"), Server.freePort());
        Files.createDirectories(installation.data);
        Runtime.getRuntime().addShutdownHook(new Thread(installation::close));
        return installation;
    }

    Path data() {
        return data;
    }

    void start() throws IOException {
        new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djianguan.broker.home=" + System.getProperty("jianguan.broker.home"),
                        "-jar",
                        System.getProperty("java.class.path"),
                        "server",
                        "--server.port=" + port,
                        "--jianguan.data=" + data,
                        "--jianguan.postgres.home=" + Workplace.TARGET.resolve("programs"),
                        "--jianguan.demo.accounts=false",
                        "--spring.main.banner-mode=off"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("server.log").toFile()))
                .start();
    }

    void awaitReady() throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            Waiting.until(
                    "the server is ready",
                    PATIENCE,
                    () -> http.send(request, BodyHandlers.discarding()).statusCode() == 200);
        }
    }

    List<Person> people() throws InterruptedException {
        var people = new ArrayList<Person>();
        for (int number = 0; number < ServerProcess.PEOPLE; number++) {
            var username = ServerProcess.player(number);
            Waiting.until(
                    username + " is signed in",
                    PATIENCE,
                    () -> people.add(Person.signIn(url(), username, Play.PASSWORD)));
        }
        return people;
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    List<ProcessHandle> processes(Victim victim) {
        return ProcessHandle.allProcesses()
                .filter(process -> (commandLine(process) + " ").contains(victim.mark(data) + " "))
                .toList();
    }

    static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException goneOrForeign) {
            return "";
        }
    }

    /** {@code kill -9}, all at once; whoever is left without a supervisor is started again by a new server. */
    void kill(Collection<Victim> victims) throws InterruptedException, IOException {
        var processes =
                victims.stream().flatMap(victim -> processes(victim).stream()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        Workplace.awaitEnd(processes);
    }

    /** The database itself, past the server. */
    Connection connect() throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/jianguan?connectTimeout=5".formatted(remembered("database.port")),
                "jianguan",
                remembered("database.password"));
    }

    String remembered(String key) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("remembered.properties"))) {
            properties.load(in);
        }
        return properties.getProperty(key);
    }

    @Override
    public void close() {
        try {
            kill(EnumSet.allOf(Victim.class));
            FileSystemUtils.deleteRecursively(data.getParent());
        } catch (IOException | InterruptedException left) {
            System.err.println("Left behind: " + data + ", " + left);
        }
    }
}
