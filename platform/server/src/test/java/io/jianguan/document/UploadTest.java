package io.jianguan.document;

import static io.jianguan.document.Uploader.begin;
import static io.jianguan.document.Uploader.chunk;
import static io.jianguan.document.Uploader.complete;
import static io.jianguan.document.Uploader.created;
import static io.jianguan.document.Uploader.json;
import static io.jianguan.document.Uploader.replace;
import static io.jianguan.document.Uploader.uploaded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jianguan.Browser;
import io.jianguan.CoreTest;
import io.jianguan.identity.Label;
import io.jianguan.identity.NewUser;
import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import io.jianguan.identity.Roles;
import io.jianguan.identity.Users;
import java.io.OutputStream;
import java.net.Socket;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chunks, versions, what is served, and whose it is. */
@Tag("C8")
class UploadTest extends CoreTest {
    private static final String PASSWORD = "Jianguan-2026";

    @LocalServerPort
    int port;

    @Autowired
    Organisations organisations;

    @Autowired
    Users users;

    @Autowired
    Roles roles;

    @Autowired
    Documents documents;

    @Autowired
    UploadSessions sessions;

    @Autowired
    JdbcClient jdbc;

    Browser wu;
    Browser sun;

    @BeforeEach
    void people() {
        organisations.save(new Organisation("qu", null, "示范区", "district", null));
        roles.save("officer", new Label("执法人员", "Officer"));
        users.save(List.of(
                new NewUser("up.wu", "吴", "qu", List.of("officer"), PASSWORD),
                new NewUser("up.sun", "孙", "qu", List.of("officer"), PASSWORD)));
        wu = signedIn("up.wu");
        sun = signedIn("up.sun");
    }

    @Test
    void shouldGoOnWhereABrokenConnectionStopped() throws Exception {
        var content = random(700_000, 1);
        var id = created(begin(wu, "现场 录像.mp4", content.length, "f1")).get("id").asString();
        assertThat(json(chunk(wu, id, 0, Arrays.copyOf(content, 300_000)))
                        .get("received")
                        .asInt())
                .isEqualTo(300_000);

        brokenOff(id, Arrays.copyOfRange(content, 300_000, 350_000));
        // as a page does that was reloaded: the same file again
        var again = created(begin(wu, "现场 录像.mp4", content.length, "f1"));
        var received = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> json(wu.get("/api/documents/uploads/" + id))
                                .get("received")
                                .asInt(),
                        now -> now > 300_000);

        assertThat(again.get("id").asString()).isEqualTo(id);
        assertThat(received).isLessThanOrEqualTo(350_000);
        assertThat(chunk(wu, id, 0, new byte[10]).body()).contains("document.upload-offset");
        assertThat(complete(wu, id, sha256(content)).body()).contains("document.upload-incomplete");
        chunk(wu, id, received, Arrays.copyOfRange(content, received, content.length));
        var document = created(complete(wu, id, sha256(content)));
        assertThat(created(complete(wu, id, sha256(content)))).isEqualTo(document);
        assertThat(document.get("hash").asString()).isEqualTo(sha256(content));
        assertThat(document.get("name").asString()).isEqualTo("现场 录像.mp4");
    }

    @Test
    void shouldRefuseWhatIsDamagedTooLargeOrTooMuch() throws Exception {
        var content = random(1000, 2);
        var id = created(begin(wu, "a.bin", content.length, "f2")).get("id").asString();
        chunk(wu, id, 0, content);

        assertThat(complete(wu, id, "0".repeat(64)).body()).contains("document.upload-damaged");
        assertThat(wu.get("/api/documents/uploads/" + id).statusCode()).isEqualTo(404);
        assertThat(begin(wu, "a.bin", 9 * 1024 * 1024, "f3").body()).contains("document.too-large", "8 MB");
        assertThat(begin(wu, "a.bin", 0, "f3").body()).contains("document.empty");
        var mine = new ArrayList<String>();
        for (int n = 0; n < 2; n++) {
            mine.add(created(begin(wu, "b" + n, 8 * 1024 * 1024, "g" + n))
                    .get("id")
                    .asString());
        }
        assertThat(begin(wu, "b3", 8 * 1024 * 1024, "g3").statusCode()).isEqualTo(429);
        jdbc.sql("UPDATE document.upload SET expires_at = now() - interval '1 second' WHERE username = 'up.wu'")
                .update();
        sessions.forget();
        assertThat(wu.get("/api/documents/uploads/" + mine.getFirst()).statusCode())
                .isEqualTo(404);
        created(begin(wu, "b3", 8 * 1024 * 1024, "g3"));
    }

    @Test
    void shouldKeepPeopleOutOfWhatIsNotTheirs() throws Exception {
        var session = created(begin(wu, "mine.bin", 10, "h")).get("id").asString();
        var hidden = uploaded(wu, "hidden.txt", "hidden".getBytes(UTF_8));
        var fresh = uploaded(sun, "fresh.txt", "fresh".getBytes(UTF_8));
        documents.attach(List.of(hidden), "closed", 1, "up.wu");

        assertThat(sun.get("/api/documents/uploads/" + session).statusCode()).isEqualTo(404);
        assertThat(chunk(sun, session, 0, new byte[10]).statusCode()).isEqualTo(404);
        assertThat(complete(sun, session, "0".repeat(64)).statusCode()).isEqualTo(404);
        for (var path : List.of("", "/about", "/text", "/page", "/preview", "/versions", "/versions/1")) {
            assertThat(sun.get("/api/documents/" + hidden + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(replace(sun, hidden, 1, fresh).statusCode()).isEqualTo(404);
        // the same file elsewhere tells nobody of the hidden one
        var same = uploaded(sun, "same.txt", "hidden".getBytes(UTF_8));
        assertThat(json(sun.get("/api/documents/" + same + "/about")).get("duplicates"))
                .isEmpty();
    }

    @Test
    void shouldReplaceADocumentAndKeepWhatItWas() {
        var id = uploaded(wu, "方案.txt", "first".getBytes(UTF_8));
        documents.attach(List.of(id), "open", 7, "up.wu");
        var theirs = uploaded(wu, "theirs.txt", "not sun's".getBytes(UTF_8));
        var next = uploaded(sun, "方案（改）.txt", "second".getBytes(UTF_8));

        assertThat(replace(sun, id, 1, theirs).statusCode()).isEqualTo(404);
        var replaced = created(replace(sun, id, 1, next));

        assertThat(replaced.get("version").asInt()).isEqualTo(2);
        assertThat(wu.get("/api/documents/" + id).body()).isEqualTo("second");
        assertThat(wu.get("/api/documents/" + id + "/versions/1").body()).isEqualTo("first");
        assertThat(wu.get("/api/documents/" + id + "?version=1").body()).isEqualTo("first");
        assertThat(wu.get("/api/documents/" + id + "?version=3").statusCode()).isEqualTo(404);
        var before = json(wu.get("/api/documents/" + id + "/about?version=1"));
        assertThat(before.get("uploadedBy").asString()).isEqualTo("吴");
        assertThat(before.get("latest").asInt()).isEqualTo(2);
        assertThat(before.get("replaceable").asBoolean()).isFalse();
        var versions = json(wu.get("/api/documents/" + id + "/versions"));
        assertThat(versions.get(0).get("madeBy").asString()).isEqualTo("孙");
        assertThat(versions.get(0).get("note").asString()).isEqualTo("重新盖章");
        assertThat(versions.get(1).get("name").asString()).isEqualTo("方案.txt");
        assertThat(sun.get("/api/documents/" + next).statusCode()).isEqualTo(404);
        var late = uploaded(wu, "late.txt", "late".getBytes(UTF_8));
        assertThat(replace(wu, id, 1, late).body()).contains("document.version-changed");
        var shown = uploaded(wu, "shown.txt", "shown".getBytes(UTF_8));
        documents.attach(List.of(shown), "shown", 1, "up.wu");
        assertThat(replace(wu, shown, 1, late).body()).contains("document.not-replaceable");
    }

    @Test
    void shouldServeRangesPagesAndDuplicatesAndRunNothing() {
        var video = new byte[5000];
        System.arraycopy("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom".getBytes(UTF_8), 0, video, 0, 24);
        var film = uploaded(wu, "现场.mp4", video);
        var part = wu.send(wu.request("/api/documents/" + film)
                .header("Range", "bytes=100-199")
                .GET());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 100-199/5000");
        assertThat(part.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("video/"));

        var docx = Samples.docx("&lt;script&gt;alert(1)&lt;/script&gt;正文");
        var first = uploaded(wu, "原件.docx", docx);
        documents.attach(List.of(first), "open", 8, "up.wu");
        var second = uploaded(wu, "副本.docx", docx);
        var about = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> json(wu.get("/api/documents/" + second + "/about")),
                        now -> now.get("state").asString().equals("read"));
        assertThat(about.get("page").asBoolean()).isTrue();
        assertThat(about.get("uploadedBy").asString()).isEqualTo("吴");
        assertThat(about.get("duplicates").get(0).get("id").asString()).isEqualTo(first);
        assertThat(about.get("duplicates")
                        .get(0)
                        .get("records")
                        .get(0)
                        .get("recordId")
                        .asLong())
                .isEqualTo(8);
        var page = wu.get("/api/documents/" + second + "/page");
        assertThat(page.body()).contains("<table>", "正文", "&lt;script&gt;").doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("sandbox;")
                        .contains("default-src 'none'", "frame-ancestors 'self'"));
        assertThat(json(wu.get("/api/documents/" + second + "/text"))
                        .get("text")
                        .asString())
                .contains("正文");
        var pdf = uploaded(wu, "页.pdf", Samples.pdf("Page one"));
        assertThat(wu.get("/api/documents/" + pdf + "/preview?size=240")
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("image/jpeg");
    }

    /** Promises more than it sends, then hangs up. */
    private void brokenOff(String upload, byte[] part) throws Exception {
        try (var socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT /api/documents/uploads/" + upload + "?offset=300000 HTTP/1.1\r\nHost: localhost:" + port
                            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 400000\r\nCookie: jianguan-session="
                            + wu.cookie("jianguan-session").orElseThrow() + "; XSRF-TOKEN="
                            + wu.cookie("XSRF-TOKEN").orElseThrow() + "\r\nX-XSRF-TOKEN: "
                            + wu.cookie("XSRF-TOKEN").orElseThrow() + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(part);
            out.flush();
            socket.shutdownOutput();
        }
    }

    private Browser signedIn(String username) {
        var browser = new Browser("http://localhost:" + port);
        browser.signIn(username, PASSWORD);
        browser.get("/api/me");
        return browser;
    }

    private static byte[] random(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
