package io.jianguan.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.CoreTest;
import io.jianguan.audit.AuditLog;
import io.jianguan.document.DocumentSettings.Scanner;
import io.jianguan.document.DocumentSettings.WhenAway;
import io.jianguan.document.scan.Peer;
import io.jianguan.rest.Problem;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Tag("C8")
class ScanningTest extends CoreTest {
    private static final String NOBODY_LISTENS = "127.0.0.1:9";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    FileStore files;

    @Autowired
    ReadingQueue queue;

    @Autowired
    AuditLog audit;

    @Autowired
    MessageSource messages;

    @Autowired
    DocumentSettings settings;

    @Autowired
    Serving serving;

    @Test
    void shouldPutAnInfectedFileApartAndSaySo() throws Exception {
        try (var peer = new Peer()) {
            var uploads = uploads(scanning(peer.address(), WhenAway.REFUSE));

            refused(uploads, Peer.VIRUS + " one", "document.infected");
            // known now, so without asking again
            refused(uploads(scanning(NOBODY_LISTENS, WhenAway.ADMIT)), Peer.VIRUS + " one", "document.infected");

            var hash = hash(Peer.VIRUS + " one");
            assertThatThrownBy(() -> files.hold(hash))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("document.lost"));
            assertThat(Files.exists(data.resolve("files/quarantine").resolve(hash)))
                    .isTrue();
            assertThat(jdbc.sql("SELECT count(*) FROM audit.entry WHERE action = 'document.infected' AND subject = ?")
                            .param("content:" + hash)
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
            uploads.upload(content("harmless"), "a.txt", "scan");
            assertThat(scan("harmless")).isEqualTo("clean");
        }
    }

    @Test
    void shouldRefuseOrAdmitWhileTheScannerIsAwayAsSet() throws Exception {
        refused(uploads(scanning(NOBODY_LISTENS, WhenAway.REFUSE)), "refused", "document.scanner-away");
        var admitting = uploads(scanning(NOBODY_LISTENS, WhenAway.ADMIT));
        var late = admitting.upload(content(Peer.VIRUS + " late"), "late.txt", "scan");
        admitting.upload(content("late and well"), "well.txt", "scan");
        assertThat(scan("late and well")).isEqualTo("waiting");
        assertThat(serving.content(late, true).getStatusCode().value()).isEqualTo(200);

        try (var peer = new Peer()) {
            scanning(peer.address(), WhenAway.ADMIT).later();
        }

        assertThat(scan("late and well")).isEqualTo("clean");
        assertThatThrownBy(() -> serving.content(late, true))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("document.quarantined"));
    }

    @Test
    void shouldNotTakeAFileTheScannerRefusesForClean() throws Exception {
        try (var peer = new Peer()) {
            refused(uploads(scanning(peer.address(), WhenAway.REFUSE)), "a".repeat(200_000), "document.scanner-away");
        }
    }

    private static String hash(String text) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private String scan(String text) throws NoSuchAlgorithmException {
        return jdbc.sql("SELECT scan FROM document.content WHERE hash = ?")
                .param(hash(text))
                .query(String.class)
                .single();
    }

    private static void refused(Uploads uploads, String text, String code) {
        assertThatThrownBy(() -> uploads.upload(content(text), "a.txt", "scan"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static ByteArrayInputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private Uploads uploads(Scanning scanning) {
        return new Uploads(jdbc, transactions, files, queue, scanning, audit, Clock.systemUTC(), messages);
    }

    private Scanning scanning(String address, WhenAway whenAway) {
        var own = settings.documents();
        return new Scanning(
                jdbc,
                transactions,
                files,
                audit,
                Clock.systemUTC(),
                new DocumentSettings(
                        settings.data(),
                        new DocumentSettings.Documents(
                                own.maxSize(),
                                own.maxRequestSize(),
                                own.uploads(),
                                own.reader(),
                                new Scanner(address, Duration.ofSeconds(10), whenAway),
                                own.store(),
                                own.s3())));
    }
}
