package io.jianguan.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.rest.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/** Contents in a bucket of a real S3 server, as two servers see it. */
@Tag("C8")
@Tag("C11")
class S3FilesTest extends FileStoreContract {
    private static final DataSize COPIES = DataSize.ofMegabytes(8);

    @TempDir
    static Path folder;

    static ObjectStore server;
    static S3Files one;
    static S3Files two;

    @BeforeAll
    static void start() throws Exception {
        server = new ObjectStore(folder.resolve("s3"));
        one = server.files(settings("one"));
        two = server.files(settings("two"));
    }

    private static DocumentSettings settings(String data) {
        return settings(folder.resolve(data), server.settings(COPIES));
    }

    private static DocumentSettings settings(Path data, DocumentSettings.S3 s3) {
        return ObjectStore.settings(data, LocalFilesTest.settings(data).documents(), s3);
    }

    @AfterAll
    static void end() throws Exception {
        one.close();
        two.close();
        server.close();
    }

    @Override
    FileStore store() {
        return one;
    }

    @Override
    FileStore other() {
        return two;
    }

    @Override
    Path place() {
        return server.objects();
    }

    @Test
    void shouldNotTakeWhatWasChangedBehindItsBack() throws Exception {
        var stored = one.store(new ByteArrayInputStream("what was said".getBytes(UTF_8)));
        Files.writeString(object(stored.hash()), "what was sayd");

        lost(() -> two.hold(stored.hash()));
        Files.writeString(object(stored.hash()), "what");
        lost(() -> two.content(stored.hash(), stored.size()));
        assertThat(copies("two")).doesNotContain(stored.hash());
    }

    private Path object(String hash) {
        return place().resolve(hash.substring(0, 2))
                .resolve(hash.substring(2, 4))
                .resolve(hash);
    }

    @Test
    void shouldKeepNoMoreCopiesThanSetAndThoseThatAreHeld() throws Exception {
        var content = random(3_000_000, 7);
        var stored = one.store(new ByteArrayInputStream(content));
        try (var held = two.hold(stored.hash())) {
            for (int n = 0; n < 5; n++) {
                var more = two.store(new ByteArrayInputStream(random(3_000_000, 100 + n)));
                two.hold(more.hash()).close();
            }
            assertThat(held.path()).hasBinaryContent(content);
            assertThat(copies("two")).hasSize(2).contains(stored.hash());
        }
        two.hold(two.store(new ByteArrayInputStream(random(7_000_000, 200))).hash())
                .close();
        assertThat(copies("two")).hasSize(1).doesNotContain(stored.hash());
    }

    private static List<String> copies(String server) {
        var names = folder.resolve(server).resolve("files/copies").toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    @Test
    void shouldGiveManyAtOnceTheSameCopyWhileOthersPushItOut() throws Exception {
        var hashes = new ArrayList<String>();
        for (int n = 0; n < 6; n++) {
            hashes.add(one.store(new ByteArrayInputStream(random(2_500_000, 300 + n)))
                    .hash());
        }
        var barrier = new CyclicBarrier(8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = new ArrayList<Future<Boolean>>();
            for (int thread = 0; thread < 8; thread++) {
                int first = thread;
                Callable<Boolean> holding = () -> {
                    barrier.await();
                    for (int n = 0; n < 6; n++) {
                        var hash = hashes.get((first / 2 + n) % hashes.size());
                        try (var held = two.hold(hash)) {
                            assertThat(sha256(Files.readAllBytes(held.path()))).isEqualTo(hash);
                        }
                    }
                    return true;
                };
                all.add(threads.submit(holding));
            }
            for (var done : all) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(copies("two")).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void shouldRefuseToStartWithSettingsThatCannotWork() throws Exception {
        refused("bucket", server.settings("nowhere", ObjectStore.SECRET, COPIES));
        refused("bucket", server.settings("", ObjectStore.SECRET, COPIES));
        refused("access-key", server.settings("documents", "wrong", COPIES));
        refused("access-key", server.settings("documents", "", COPIES));
        try (var web = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> answerAsAWebServer(web));
            var endpoint = URI.create("http://127.0.0.1:" + web.getLocalPort());
            refused("endpoint", new DocumentSettings.S3(endpoint, "r", "documents", "k", "s", true, COPIES));
        }
        assertThat(server.settings(COPIES).toString()).doesNotContain(ObjectStore.SECRET);
    }

    private static void answerAsAWebServer(ServerSocket web) {
        try (var line = web.accept()) {
            line.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello".getBytes(UTF_8));
            line.getInputStream().readAllBytes();
        } catch (IOException closed) {
            // as the test does in the end
        }
    }

    private static void refused(String setting, DocumentSettings.S3 s3) {
        assertThatThrownBy(() -> server.files(settings(folder.resolve("refused"), s3)))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        refused -> assertThat(refused.getName()).isEqualTo("jianguan.documents.s3." + setting))
                .hasMessageNotContaining(ObjectStore.SECRET);
    }

    @Test
    void shouldSayThatTheStoreIsAwayAndGoOnWhenItIsBack() throws Exception {
        var stored = one.store(new ByteArrayInputStream("before".getBytes(UTF_8)));
        server.stop();
        try {
            away(() -> one.store(new ByteArrayInputStream("meanwhile".getBytes(UTF_8))));
            away(() -> two.hold(stored.hash()));
            away(() -> two.content(stored.hash(), stored.size()));
            assertThat(one.isReachable()).isFalse();
            // what lies here is at hand, and a server that starts now does start
            one.hold(stored.hash()).close();
            server.files(settings("three")).close();
        } finally {
            server.start();
        }
        assertThat(one.isReachable()).isTrue();
        two.hold(stored.hash()).close();
        lost(() -> one.hold(sha256("meanwhile".getBytes(UTF_8))));
        one.store(new ByteArrayInputStream("meanwhile".getBytes(UTF_8)));
        two.hold(sha256("meanwhile".getBytes(UTF_8))).close();
    }

    static void away(ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Unavailable.class, problem -> assertThat(problem.code()).isEqualTo("document.store-away"));
    }
}
