package io.jianguan.bench.engine;

import io.camunda.client.CamundaClient;
import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A broker of the bench's own, set as the product's is, but with the exporters that are asked for. */
final class BrokerProcess implements AutoCloseable {
    private static final Path HOME =
            Path.of(System.getProperty("jianguan.broker.home", "")).toAbsolutePath();

    private final Process process;
    private final CamundaClient client;

    private BrokerProcess(Process process, CamundaClient client) {
        this.process = process;
        this.client = client;
    }

    /** @param exporters YAML under {@code zeebe.broker}; empty for none */
    static BrokerProcess start(Path folder, String exporters) throws IOException {
        Files.createDirectories(folder);
        int rest = Server.freePort();
        int grpc = Server.freePort();
        var settings = Files.writeString(folder.resolve("broker.yaml"), """
                server: {address: 127.0.0.1, port: %d}
                management.server: {address: 127.0.0.1, port: %d}
                logging.level.root: warn
                zeebe.broker:
                  cluster.clusterName: %s
                  network: {host: 127.0.0.1, commandApi.port: %d, internalApi.port: %d}
                  gateway.network: {host: 127.0.0.1, port: %d}
                  threads: {cpuThreadCount: 2, ioThreadCount: 2}
                  data:
                    directory: '%s'
                    logSegmentSize: 32MB
                    snapshotPeriod: 5m
                    disk.freeSpace: {processing: 512MB, replication: 256MB}
                  experimental.rocksdb.memoryLimit: 64MB
                %s
                """.formatted(
                        rest,
                        Server.freePort(),
                        UUID.randomUUID(),
                        Server.freePort(),
                        Server.freePort(),
                        grpc,
                        folder.resolve("data"),
                        exporters.indent(2)));
        var process = new ProcessBuilder(command(folder, settings))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + grpc))
                .restAddress(URI.create("http://127.0.0.1:" + rest))
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Waiting.ANSWER)
                .build();
        return new BrokerProcess(process, client);
    }

    private static List<String> command(Path folder, Path settings) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-XX:MaxDirectMemorySize=128m",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-Dbasedir=" + HOME,
                "-Dapp.home=" + folder,
                "-Dspring.config.additional-location=file:" + HOME.resolve("config") + "/,file:" + settings,
                "-cp",
                HOME.resolve("lib") + "/*",
                "io.camunda.application.StandaloneBroker");
    }

    void awaitReadiness() throws InterruptedException {
        Waiting.until(
                "the broker of the bench is ready",
                Duration.ofMinutes(2),
                () -> client.newTopologyRequest().send().join().getBrokers().stream()
                        .flatMap(broker -> broker.getPartitions().stream())
                        .anyMatch(partition -> partition.isLeader()));
    }

    CamundaClient client() {
        return client;
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
