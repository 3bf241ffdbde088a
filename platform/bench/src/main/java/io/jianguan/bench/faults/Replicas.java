package io.jianguan.bench.faults;

import io.jianguan.bench.product.Server;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Two servers side by side, each a process of its own in the external mode, on the database and the broker that an
 * installation left running. All four are started again here, as whatever runs servers does.
 */
final class Replicas implements Site, AutoCloseable {
    private final Installation installation;
    private final Map<Victim, Part> parts = new EnumMap<>(Victim.class);
    private final Map<Victim, Integer> ports = new EnumMap<>(Victim.class);
    private final Map<Victim, Process> started = new EnumMap<>(Victim.class);

    private Replicas(Installation installation) {
        this.installation = installation;
    }

    static Replicas on(Installation installation) throws IOException, InterruptedException {
        var replicas = new Replicas(installation);
        for (var victim : List.of(Victim.DATABASE, Victim.BROKER)) {
            replicas.parts.put(victim, Part.of(installation, victim));
        }
        for (var victim : List.of(Victim.SERVER, Victim.REPLICA)) {
            replicas.ports.put(victim, Server.freePort());
        }
        installation.kill(EnumSet.of(Victim.SERVER));
        replicas.start(EnumSet.of(Victim.SERVER, Victim.REPLICA));
        Runtime.getRuntime().addShutdownHook(new Thread(replicas::close));
        return replicas;
    }

    @Override
    public List<String> doors() {
        return ports.values().stream().map(Installation::door).toList();
    }

    @Override
    public List<ProcessHandle> processes(Victim victim) {
        var port = ports.get(victim);
        return port == null ? installation.processes(victim) : Processes.with(Installation.portMark(port));
    }

    @Override
    public void start(Collection<Victim> victims) throws IOException {
        for (var victim : victims) {
            var part = parts.get(victim);
            started.put(victim, part == null ? launchServer(victim) : part.launch());
        }
    }

    private Process launchServer(Victim victim) throws IOException {
        return installation.launch(
                Objects.requireNonNull(ports.get(victim)),
                "--jianguan.mode=external",
                "--spring.datasource.url=" + installation.databaseUrl(),
                "--spring.datasource.username=jianguan",
                "--spring.datasource.password=" + installation.remembered("database.password"),
                "--jianguan.engine.grpc-address=" + engine("grpc"),
                "--jianguan.engine.rest-address=" + engine("rest"));
    }

    private String engine(String interfaceName) throws IOException {
        return Installation.door(Integer.parseInt(installation.remembered("broker." + interfaceName + ".port")));
    }

    @Override
    public void keepUp() throws IOException {
        var ended = EnumSet.noneOf(Victim.class);
        started.forEach((victim, process) -> {
            if (!process.isAlive()) {
                ended.add(victim);
            }
        });
        start(ended);
    }

    @Override
    public Connection connect() throws SQLException, IOException {
        return installation.connect();
    }

    /** Ends the two servers; database and broker stay for whoever starts the installation. */
    @Override
    public void close() {
        try {
            kill(EnumSet.of(Victim.SERVER, Victim.REPLICA));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
