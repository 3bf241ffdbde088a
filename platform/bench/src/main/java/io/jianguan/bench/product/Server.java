package io.jianguan.bench.product;

import io.camunda.client.CamundaClient;
import io.jianguan.JianguanServer;
import io.jianguan.bench.measure.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The product in this Java machine, on its embedded PostgreSQL and broker; these outlive it until the machine ends. */
public record Server(ConfigurableApplicationContext context, String url) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * @param brokerOptions of the broker's Java machine, further ones
     * @param settings of the server, further ones
     */
    public static Server start(String brokerOptions, String... settings) throws IOException, InterruptedException {
        var data = Workplace.fresh();
        // Registered first, run last: after the broker and the database ended.
        SpringApplication.getShutdownHandlers().add(() -> FileSystemUtils.deleteRecursively(data.toFile()));
        int port = freePort();
        var arguments = Stream.of(
                "--server.port=" + port,
                "--jianguan.data=" + data,
                "--jianguan.postgres.home=" + Workplace.TARGET.resolve("programs"),
                "--jianguan.broker.options=-Xmx384m " + brokerOptions,
                "--jianguan.demo.accounts=false",
                "--logging.level.root=error",
                "--spring.main.banner-mode=off");
        var context = SpringApplication.run(
                JianguanServer.class,
                Stream.concat(arguments, Stream.of(settings)).toArray(String[]::new));
        var server = new Server(context, "http://127.0.0.1:" + port);
        server.awaitReadiness();
        server.awaitApplications();
        return server;
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReadiness() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
                    .build();
            Waiting.until(
                    "the server is ready",
                    PATIENCE,
                    () -> http.send(request, BodyHandlers.ofString()).statusCode() == 200);
        }
    }

    /** Installed or refused: what matters is that nobody is at it any more. */
    private void awaitApplications() throws InterruptedException {
        var installer = context.getBean("applicationsHealthIndicator", HealthIndicator.class);
        Waiting.until("the shipped applications are installed", PATIENCE, () -> {
            var health = installer.health();
            return health != null && !health.getStatus().equals(Status.OUT_OF_SERVICE);
        });
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** What keeps the read models up with the engine, to be stopped where only the engine is measured. */
    public SmartLifecycle projector() {
        return context.getBean("projector", SmartLifecycle.class);
    }

    public String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    /** A plain client of the server's broker. */
    public CamundaClient client() {
        return CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(setting("jianguan.engine.grpc-address")))
                .restAddress(URI.create(setting("jianguan.engine.rest-address")))
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Waiting.ANSWER)
                .build();
    }

    @Override
    public void close() {
        context.close();
    }
}
