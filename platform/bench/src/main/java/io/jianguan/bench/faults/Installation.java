package io.jianguan.bench.faults;

import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Person;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import io.jianguan.bench.product.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import org.springframework.util.FileSystemUtils;

/** The product on a data folder as people start it: one server, which looks after its database and broker. */
final class Installation implements Site, AutoCloseable {
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

    @Override
    public List<String> doors() {
        return List.of(door(port));
    }

    static String door(int port) {
        return "http://127.0.0.1:" + port;
    }

    void start() throws IOException {
        launch(
                port,
                "-Djianguan.broker.home=" + System.getProperty("jianguan.broker.home"),
                "--jianguan.postgres.home=" + Workplace.TARGET.resolve("programs"));
    }

    /** Database and broker are started by their supervisor, or by a new server. */
    @Override
    public void start(Collection<Victim> victims) throws IOException {
        if (victims.contains(Victim.SERVER)) {
            start();
        }
    }

    /** @param settings of the Java machine ({@code -D}) and of the server ({@code --}) */
    Process launch(int itsPort, String... settings) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        var given = List.of(settings);
        line.addAll(given.stream().filter(setting -> setting.startsWith("-D")).toList());
        line.addAll(List.of(
                "-jar",
                System.getProperty("java.class.path"),
                "server",
                portMark(itsPort),
                "--jianguan.data=" + data,
                "--jianguan.demo.accounts=false",
                "--spring.main.banner-mode=off"));
        line.addAll(given.stream().filter(setting -> setting.startsWith("--")).toList());
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("server-" + itsPort + ".log").toFile()))
                .start();
    }

    static String portMark(int port) {
        return "--server.port=" + port;
    }

    @Override
    public List<ProcessHandle> processes(Victim victim) {
        return switch (victim) {
            case SERVER -> Processes.with(portMark(port));
            case REPLICA -> List.of();
            case BROKER -> Processes.with("-Djianguan.data=" + data);
            case DATABASE -> Processes.with("-D", data + "/database/cluster");
        };
    }

    /** Each signed in, the watcher last. */
    List<Person> people() throws InterruptedException {
        var people = new ArrayList<Person>();
        for (var username : ServerProcess.usernames()) {
            Waiting.until(
                    username + " is signed in",
                    PATIENCE,
                    () -> people.add(Person.signIn(doors().getFirst(), username, Play.PASSWORD)));
        }
        return people;
    }

    String databaseUrl() throws IOException {
        return "jdbc:postgresql://127.0.0.1:%s/jianguan".formatted(remembered("database.port"));
    }

    @Override
    public Connection connect() throws SQLException, IOException {
        return DriverManager.getConnection(
                databaseUrl() + "?connectTimeout=5", "jianguan", remembered("database.password"));
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
