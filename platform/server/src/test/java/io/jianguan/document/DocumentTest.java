package io.jianguan.document;

import static io.jianguan.document.Uploader.created;
import static io.jianguan.document.Uploader.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.Browser;
import io.jianguan.CoreTest;
import io.jianguan.identity.Label;
import io.jianguan.identity.NewUser;
import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import io.jianguan.identity.Roles;
import io.jianguan.identity.Users;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@Tag("C8")
class DocumentTest extends CoreTest {
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

    Browser li;
    Browser zhao;

    @BeforeEach
    void people() {
        organisations.save(new Organisation("qu", null, "示范区", "district", null));
        roles.save("officer", new Label("执法人员", "Officer"));
        users.save(List.of(
                new NewUser("doc.li", "李", "qu", List.of("officer"), PASSWORD),
                new NewUser("doc.zhao", "赵", "qu", List.of("officer"), PASSWORD)));
        li = signedIn("doc.li");
        zhao = signedIn("doc.zhao");
    }

    @Test
    void shouldKeepAFileOnceAndGiveItBack() throws IOException {
        var text = "检查记录".getBytes(StandardCharsets.UTF_8);

        var document = created(upload(li, "记录.txt", text));
        var again = created(upload(li, "记录.txt", text));
        var content = li.get("/api/documents/" + document.get("id").asString());

        assertThat(again).isEqualTo(document);
        assertThat(content.body()).isEqualTo("检查记录");
        assertThat(content.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        value -> assertThat(value).startsWith("attachment").contains("UTF-8''"));
        assertThat(content.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(content.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox");
        try (var kept = Files.walk(data.resolve("files"))) {
            var hash = documents
                    .find(List.of(document.get("id").asString()))
                    .getFirst()
                    .hash();
            assertThat(kept.filter(file -> file.endsWith(hash))).hasSize(1);
        }
    }

    @Test
    void shouldFindTheTypeInTheContent() {
        var html = "<!doctype html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

        var document = created(upload(li, "photo.jpg", html));

        assertThat(document.get("type").asString()).isEqualTo("text/html");
        assertThat(li.get("/api/documents/" + document.get("id").asString())
                        .headers()
                        .firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
    }

    @Test
    void shouldRefuseWhatIsEmptyOrTooLarge() {
        var empty = upload(li, "empty.txt", new byte[0]);
        var large = upload(li, "large.bin", new byte[1024 * 1024 + 1]);

        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("document.empty");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("document.too-large", "1 MB");
    }

    @Test
    void shouldTakeWhatMisleadsOutOfAName() {
        assertThat(FileName.of("..\\..\\etc/..passwd\u202egpj.exe")).isEqualTo("passwdgpj.exe");
        assertThat(FileName.of("照片 (1).JPG")).isEqualTo("照片 (1).JPG");
        assertThat(FileName.of("\u0000")).isEqualTo("file");
        assertThat(FileName.of("长".repeat(300) + ".docx")).hasSize(200).endsWith(".docx");
    }

    @Test
    void shouldShowADocumentToItsUploaderUntilItIsAttached() {
        var id = created(upload(li, "own.txt", "own".getBytes(StandardCharsets.UTF_8)))
                .get("id")
                .asString();

        assertThat(zhao.get("/api/documents/" + id).statusCode()).isEqualTo(404);
        assertThat(zhao.get("/api/documents?ids=" + id).body()).isEqualTo("[]");
        documents.attach(List.of(id), "open", 1, "doc.li");
        assertThat(zhao.get("/api/documents/" + id).statusCode()).isEqualTo(200);
        assertThat(zhao.get("/api/documents?ids=" + id).body()).contains("own.txt");
    }

    @Test
    void shouldHideWhatIsAttachedToARecordOutOfSight() {
        var id = created(upload(li, "closed.txt", "closed".getBytes(StandardCharsets.UTF_8)))
                .get("id")
                .asString();
        documents.attach(List.of(id), "closed", 1, "doc.li");

        assertThat(zhao.get("/api/documents/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldPreviewAPictureUprightWithoutItsMetadata() throws IOException {
        var id = created(upload(li, "photo.jpg", turned(picture(600, 300))))
                .get("id")
                .asString();

        var answer = bytes(li, "/api/documents/" + id + "/preview?size=240");
        var preview = ImageIO.read(new ByteArrayInputStream(answer.body()));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(preview.getWidth()).isEqualTo(120);
        assertThat(preview.getHeight()).isEqualTo(240);
        // the left half was red; turned by a quarter clockwise it is above
        assertThat(new Color(preview.getRGB(60, 40)).getRed()).isGreaterThan(200);
        assertThat(new Color(preview.getRGB(60, 200)).getBlue()).isGreaterThan(200);
        assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void shouldRefuseToUnpackAWallOfPixels() throws IOException {
        var id = created(upload(li, "bomb.png", bomb())).get("id").asString();

        var answer = li.get("/api/documents/" + id + "/preview?size=240");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("document.too-many-pixels");
    }

    @Test
    void shouldHaveNoPreviewOfWhatIsNoPicture() {
        var id = created(upload(li, "a.txt", "text".getBytes(StandardCharsets.UTF_8)))
                .get("id")
                .asString();

        assertThat(li.get("/api/documents/" + id + "/preview").statusCode()).isEqualTo(415);
    }

    private Browser signedIn(String username) {
        var browser = new Browser("http://localhost:" + port);
        browser.signIn(username, PASSWORD);
        browser.get("/api/me");
        return browser;
    }

    private static HttpResponse<byte[]> bytes(Browser browser, String path) {
        return browser.send(browser.request(path).GET(), BodyHandlers.ofByteArray());
    }

    private static byte[] picture(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    /** With an EXIF segment that says: turn by a quarter clockwise. */
    private static byte[] turned(byte[] jpeg) {
        var exif = new byte[] {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(exif);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** A PNG of a hundred bytes that claims to be 50,000 by 50,000. */
    private static byte[] bomb() throws IOException {
        var tiny = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", tiny);
        var png = java.nio.ByteBuffer.wrap(tiny.toByteArray());
        png.putInt(16, 50_000).putInt(20, 50_000);
        var sum = new CRC32();
        sum.update(png.array(), 12, 17);
        png.putInt(29, (int) sum.getValue());
        return png.array();
    }
}
