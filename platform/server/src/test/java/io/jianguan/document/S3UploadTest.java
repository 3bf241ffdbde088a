package io.jianguan.document;

import static io.jianguan.document.FileStoreContract.random;
import static io.jianguan.document.FileStoreContract.sha256;
import static io.jianguan.document.S3FilesTest.away;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.CoreTest;
import io.jianguan.audit.AuditLog;
import io.jianguan.document.ReadingQueue.Taken;
import io.jianguan.document.reader.Readers;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.unit.DataSize;

/** Two servers with one database and one bucket. */
@Tag("C8")
@Tag("C11")
class S3UploadTest extends CoreTest {
    @TempDir
    static Path folder;

    static ObjectStore store;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ReadingQueue queue;

    @Autowired
    Readers readers;

    @Autowired
    AuditLog audit;

    @Autowired
    MessageSource messages;

    @Autowired
    Documents documents;

    @Autowired
    DocumentSettings own;

    Server one;
    Server two;

    @BeforeAll
    static void startStore() throws Exception {
        store = new ObjectStore(folder.resolve("s3"));
    }

    @AfterAll
    static void stopStore() throws Exception {
        store.close();
    }

    @BeforeEach
    void start() {
        one = new Server("one");
        two = new Server("two");
    }

    @AfterEach
    void end() {
        one.files.close();
        two.files.close();
    }

    /** What of a server keeps documents. */
    private final class Server {
        final S3Files files;
        final UploadSessions sessions;
        final ReadingWork reading;

        Server(String name) {
            var settings = ObjectStore.settings(
                    folder.resolve(name), own.documents(), store.settings(DataSize.ofMegabytes(9)));
            var clock = Clock.systemUTC();
            files = store.files(settings);
            var scanning = new Scanning(jdbc, transactions, files, audit, clock, settings);
            var uploads = new Uploads(jdbc, transactions, files, queue, scanning, audit, clock, messages);
            sessions = new UploadSessions(
                    jdbc, transactions, files, new Incoming(settings), uploads, documents, settings, clock);
            reading = new ReadingWork(queue, readers, files, settings);
        }
    }

    @Test
    void shouldFinishOnAnotherServerWhatWasInterruptedByTheStore() throws Exception {
        var content = random(6_000_000, 11);
        var id = one.sessions.begin("现场.mp4", content.length, "s3", "s3.wu").id();
        assertThat(one.sessions
                        .add(id, 0, piece(Arrays.copyOf(content, 4_000_000)), "s3.wu")
                        .received())
                .isEqualTo(4_000_000);

        store.stop();
        away(() -> one.sessions.add(id, 4_000_000, piece(Arrays.copyOfRange(content, 4_000_000, 6_000_000)), "s3.wu"));
        assertThat(two.sessions.of(id, "s3.wu").received()).isEqualTo(4_000_000);
        store.start();
        two.sessions.add(id, 4_000_000, piece(Arrays.copyOfRange(content, 4_000_000, 6_000_000)), "s3.wu");
        store.stop();
        away(() -> two.sessions.complete(id, sha256(content), "s3.wu"));
        assertThat(uploadedBy("s3.wu")).isZero();
        store.start();
        var document = two.sessions.complete(id, sha256(content), "s3.wu");

        assertThat(one.sessions.complete(id, sha256(content), "s3.wu")).isEqualTo(document);
        assertThat(document.hash()).isEqualTo(sha256(content));
        try (var sent = one.files.content(document.hash(), document.size()).getInputStream()) {
            assertThat(sent.readAllBytes()).isEqualTo(content);
        }
        assertThat(store.objects().resolve("incoming").resolve(id))
                .satisfiesAnyOf(
                        gone -> assertThat(gone).doesNotExist(),
                        gone -> assertThat(gone).isEmptyDirectory());
    }

    @Test
    void shouldForgetPiecesOnceTheStoreIsBack() throws Exception {
        var id = one.sessions.begin("a.bin", 10, "s3", "s3.sun").id();
        one.sessions.add(id, 0, piece(new byte[5]), "s3.sun");
        store.stop();

        one.sessions.cancel(id, "s3.sun");

        assertThat(known(id)).isOne();
        assertThat(one.sessions.begin("a.bin", 10, "s3", "s3.sun").id()).isNotEqualTo(id);
        store.start();
        two.sessions.forget();
        assertThat(known(id)).isZero();
        assertThat(store.objects().resolve("incoming").resolve(id).resolve("0-5"))
                .doesNotExist();
    }

    @Test
    void shouldReadLaterWhatCannotBeFetchedNow() throws Exception {
        var stored = one.files.store(new ByteArrayInputStream("读取稍后再试".getBytes(UTF_8)));
        // taken by a server of this test, and by no other
        jdbc.sql("""
                INSERT INTO document.content (hash, queued_at, taken_until, attempts)
                VALUES (:hash, now(), now() + interval '1 hour', 1)""").param("hash", stored.hash()).update();
        store.stop();

        two.reading.one(new Taken(stored.hash(), 1));

        var until =
                jdbc.sql("""
                SELECT taken_until FROM document.content WHERE hash = ? AND state = 'waiting' AND attempts = 0""").param(stored.hash()).query(OffsetDateTime.class).single();
        assertThat(until).isBefore(OffsetDateTime.now().plusMinutes(5));
        store.start();
        two.reading.one(new Taken(stored.hash(), 1));
        assertThat(jdbc.sql("SELECT body FROM document.content WHERE hash = ?")
                        .param(stored.hash())
                        .query(String.class)
                        .single())
                .contains("读取稍后再试");
    }

    private static ByteArrayInputStream piece(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private long known(String id) {
        return jdbc.sql("SELECT count(*) FROM document.upload WHERE id = ?::uuid")
                .param(id)
                .query(Long.class)
                .single();
    }

    private long uploadedBy(String username) {
        return jdbc.sql("SELECT count(*) FROM document.document WHERE uploaded_by = ?")
                .param(username)
                .query(Long.class)
                .single();
    }
}
