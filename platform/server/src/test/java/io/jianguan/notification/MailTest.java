package io.jianguan.notification;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.jianguan.CoreTest;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A real SMTP server and a real web server, and people to tell: kept for all classes that send. */
@AutoConfigureMockMvc
abstract class MailTest extends CoreTest {
    static final GreenMail SMTP = smtp();
    static final Queue<String[]> CALLS = new ConcurrentLinkedQueue<>();
    static final HttpServer HOOK = hook();

    @Autowired
    MockMvc mvc;

    @Autowired
    Notifications notifications;

    @Autowired
    Notices notices;

    @Autowired
    People people;

    @Autowired
    Channels channels;

    @Autowired
    DeliveryLog log;

    @Autowired
    Webhook webhook;

    @Autowired
    JdbcClient jdbc;

    private static GreenMail smtp() {
        // a port that stays the same when the server comes back
        try (var free = new ServerSocket(0)) {
            var server = new GreenMail(new ServerSetup(free.getLocalPort(), "127.0.0.1", "smtp"));
            free.close();
            server.start();
            return server;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static HttpServer hook() {
        try {
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/hook", exchange -> {
                CALLS.add(new String[] {
                    exchange.getRequestHeaders().getFirst("X-Jianguan-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                });
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> SMTP.getSmtp().getPort());
        settings.add("jianguan.notification.webhook-origins", MailTest::origin);
        settings.add("jianguan.notification.mail-from", () -> "jianguan@example.gov.cn");
    }

    static String origin() {
        return "http://127.0.0.1:" + HOOK.getAddress().getPort();
    }

    @BeforeEach
    void accounts() {
        jdbc.sql("""
                INSERT INTO identity.organisation (code, name, kind, path) VALUES ('no', '局', 'bureau', '{no}')
                ON CONFLICT DO NOTHING""").update();
        jdbc.sql("INSERT INTO identity.role VALUES ('officer', '执法人员', 'Officer') ON CONFLICT DO NOTHING")
                .update();
        for (var username : List.of("no.a", "no.b", "no.gone")) {
            jdbc.sql("""
                    INSERT INTO identity.app_user (username, name, organisation, active) VALUES (?, ?, 'no', ?)
                    ON CONFLICT DO NOTHING""")
                    .params(username, "某" + username, !username.equals("no.gone"))
                    .update();
            jdbc.sql("INSERT INTO identity.user_role VALUES (?, 'officer', 'no') ON CONFLICT DO NOTHING")
                    .param(username)
                    .update();
        }
        jdbc.sql("DELETE FROM notification.notice").update();
        jdbc.sql("DELETE FROM notification.person").update();
        CALLS.clear();
    }

    void save(String username, @Nullable String email, @Nullable String url, Map<String, String> modes) {
        people.save(new Person(username, "zh", email, url, null, null, null, LocalTime.of(8, 30)), modes);
    }

    void tell(String username, String argument) {
        notifications.tell(new Notice("trial", Set.of("user:" + username), List.of(argument), "/tasks/1", null));
    }

    static List<MimeMessage> mails(String address, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> to(address).size() >= count);
        return to(address);
    }

    static List<MimeMessage> to(String address) {
        return Arrays.stream(SMTP.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException unreadable) {
                        return false;
                    }
                })
                .toList();
    }
}
