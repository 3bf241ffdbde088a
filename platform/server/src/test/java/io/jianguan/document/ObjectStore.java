package io.jianguan.document;

import static org.awaitility.Awaitility.await;

import io.jianguan.document.DocumentSettings.S3;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;

/** A real S3 server (S3Proxy on a folder) as a process of its own; buckets are folders in it, objects files. */
final class ObjectStore implements AutoCloseable {
    static final String KEY = "jianguan-test";
    static final String SECRET = "of-the-test-only";
    private static final String BUCKET = "documents";

    private final Path folder;
    private final int port;
    private Process process;

    ObjectStore(Path folder) throws IOException {
        this.folder = folder;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder.resolve("buckets").resolve(BUCKET));
        Files.writeString(folder.resolve("settings"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, KEY, SECRET, folder.resolve("buckets")));
        process = started();
    }

    void start() throws IOException {
        process = started();
    }

    private Process started() throws IOException {
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("jianguan.test.s3"),
                        "--properties",
                        folder.resolve("settings").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(this::answers);
        return program;
    }

    private boolean answers() {
        try {
            var line = (HttpURLConnection) endpoint().toURL().openConnection();
            return line.getResponseCode() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As a power cut does. */
    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path objects() {
        return folder.resolve("buckets").resolve(BUCKET);
    }

    S3 settings(DataSize copies) {
        return settings(BUCKET, SECRET, copies);
    }

    S3 settings(String bucket, String secret, DataSize copies) {
        return new S3(endpoint(), "us-east-1", bucket, KEY, secret, true, copies);
    }

    static DocumentSettings settings(Path data, DocumentSettings.Documents own, S3 s3) {
        return new DocumentSettings(
                data,
                new DocumentSettings.Documents(
                        own.maxSize(),
                        own.maxRequestSize(),
                        own.uploads(),
                        own.reader(),
                        own.scanner(),
                        DocumentSettings.Store.S3,
                        s3));
    }

    /** As a server with a data folder of its own has it. */
    S3Files files(DocumentSettings settings) {
        return FileStoreConfiguration.s3(settings, new Incoming(settings), Clock.systemUTC());
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
