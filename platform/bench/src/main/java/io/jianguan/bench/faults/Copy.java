package io.jianguan.bench.faults;

import io.camunda.client.CamundaClient;
import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Workplace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/** What a kill left on the disk, once more: database and broker start on it by themselves, as the product starts them. */
final class Copy {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Installation installation;
    private final Map<Victim, Part> parts;
    private final Path folder;

    private Copy(Installation installation, Map<Victim, Part> parts, Path folder) {
        this.installation = installation;
        this.parts = parts;
        this.folder = folder;
    }

    static Copy of(Installation installation, Map<Victim, Part> parts) throws IOException, InterruptedException {
        var data = installation.data();
        var folder = data.resolveSibling("copy");
        FileSystemUtils.deleteRecursively(folder);
        run("cp", "-a", data.toString(), folder.toString());
        var settings = folder.resolve("broker/broker.yaml");
        Files.writeString(settings, Files.readString(settings).replace(data + "/", folder + "/"));
        return new Copy(installation, parts, folder);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    void startDatabase() throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("database/cluster/postmaster.pid"));
        launch(Victim.DATABASE);
        var password = installation.remembered("database.password");
        var url = installation.databaseUrl();
        Waiting.until("PostgreSQL answers", PATIENCE, () -> {
            try (var connection = DriverManager.getConnection(url, "jianguan", password)) {
                return connection.isValid(5);
            }
        });
    }

    void startBroker() throws IOException, InterruptedException {
        launch(Victim.BROKER);
        try (var client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + installation.remembered("broker.grpc.port")))
                .restAddress(URI.create("http://127.0.0.1:" + installation.remembered("broker.rest.port")))
                .preferRestOverGrpc(false)
                .build()) {
            Waiting.until(
                    "the broker leads its partition",
                    PATIENCE,
                    () -> client.newTopologyRequest().send().join().getBrokers().stream()
                            .flatMap(broker -> broker.getPartitions().stream())
                            .anyMatch(partition -> partition.isLeader()));
        }
    }

    private void launch(Victim victim) throws IOException {
        Objects.requireNonNull(parts.get(victim)).in(folder).launch();
    }

    void kill() throws InterruptedException {
        Workplace.killWhatWorksIn(folder);
    }

    void delete() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
