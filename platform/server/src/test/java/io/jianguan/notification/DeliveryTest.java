package io.jianguan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.jianguan.CoreTest;
import io.jianguan.identity.Label;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What is told reaches people over a real SMTP server and a real web server. */
@Tag("W4")
@AutoConfigureMockMvc
class DeliveryTest extends CoreTest {
    private static final GreenMail SMTP = smtp();
    private static final Queue<String[]> CALLS = new ConcurrentLinkedQueue<>();
    private static final HttpServer HOOK = hook();

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
        settings.add("jianguan.notification.webhook-origins", DeliveryTest::origin);
        settings.add("jianguan.notification.mail-from", () -> "jianguan@example.gov.cn");
    }

    private static String origin() {
        return "http://127.0.0.1:" + HOOK.getAddress().getPort();
    }

    @AfterAll
    static void stop() {
        SMTP.stop();
        HOOK.stop(0);
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

    @Test
    void shouldTellEachPersonOnceHoweverManyPrincipalsNameThem() {
        var notice = new Notice("trial", Set.of("user:no.a", "officer@no"), List.of("甲"), "/tasks/1", "k1");

        notifications.tell(List.of(notice, notice));
        notifications.tell(notice);

        assertThat(notices.page("no.a", true, null, 10).rows()).singleElement().satisfies(shown -> {
            assertThat(shown.body()).contains("甲");
            assertThat(shown.link()).isEqualTo("/tasks/1");
        });
        assertThat(notices.unread("no.b").value()).isEqualTo(1);
        assertThat(notices.unread("no.gone").value()).isZero();
        notices.read("no.a", null);
        assertThat(notices.unread("no.a").value()).isZero();
    }

    @Test
    void shouldSendAMailOverSmtp() throws Exception {
        save("no.a", "a@example.gov.cn", null, Map.of());

        tell("no.a", "乙");

        var mail = mails("a@example.gov.cn", 1).getFirst();
        assertThat(mail.getSubject()).isEqualTo("试发消息");
        assertThat(mail.getFrom()[0]).hasToString("jianguan@example.gov.cn");
        assertThat(GreenMailUtil.getBody(mail)).isNotBlank();
        await().untilAsserted(() -> assertThat(log.page("no.a", null, 5).rows())
                .singleElement()
                .satisfies(entry -> assertThat(entry.state()).isEqualTo("sent")));
    }

    @Test
    void shouldKeepWhatPeopleChooseAndSayWhatIsWrongWithIt() throws Exception {
        as("no.a", put("/api/notices/choices").content("""
                {"email": "nobody", "webhookUrl": "https://elsewhere.example.com/hook", "quietFrom": "20:00"}
                """))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("notification.invalid"))
                .andExpect(jsonPath("$.errors[*].field").value(contains("email", "webhookUrl", "quietUntil")));

        as("no.a", put("/api/notices/choices").content("""
                {"email": "a@example.gov.cn", "quietFrom": "20:00", "quietUntil": "08:30", "digestAt": "17:30",
                 "kinds": [{"kind": "deadline-near", "mail": "digest", "webhook": "off"}]}
                """)).andExpect(status().isOk());
        as("no.a", get("/api/notices/choices"))
                .andExpect(jsonPath("$.email").value("a@example.gov.cn"))
                .andExpect(jsonPath("$.quietUntil").value("08:30:00"))
                .andExpect(
                        jsonPath("$.kinds[?(@.kind == 'deadline-near')].mail").value("digest"))
                .andExpect(jsonPath("$.kinds[?(@.kind == 'deadline-near')].webhook")
                        .value("off"));
    }

    @Test
    void shouldLetOnesOwnFailedDeliveryBeTriedAgain() throws Exception {
        save("no.b", "b@example.gov.cn", null, Map.of());
        tell("no.b", "辛");
        await().until(() ->
                "sent".equals(log.page("no.b", null, 5).rows().getFirst().state()));
        var id = log.page("no.b", null, 5).rows().getFirst().id();
        jdbc.sql("UPDATE notification.delivery SET state = 'failed', error = 'away: refused' WHERE username = 'no.b'")
                .update();

        as("no.b", get("/api/deliveries").header("Accept-Language", "en"))
                .andExpect(jsonPath("$.rows[0].error")
                        .value("The other server could not be reached, or did not take it."));
        as("no.a", post("/api/deliveries/" + id + "/retry")).andExpect(status().isNotFound());
        as("no.b", post("/api/deliveries/" + id + "/retry")).andExpect(status().isNoContent());

        await().until(() ->
                "sent".equals(log.page("no.b", null, 5).rows().getFirst().state()));
    }

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(username)).with(csrf()).contentType(MediaType.APPLICATION_JSON));
    }

    @Test
    void shouldTryAgainWhenTheMailServerIsBack() {
        save("no.b", "b@example.gov.cn", null, Map.of());
        SMTP.stop();
        tell("no.b", "丙");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
            assertThat(log.page("no.b", null, 5).rows()).singleElement().satisfies(entry -> {
                assertThat(entry.state()).isEqualTo("waiting");
                assertThat(entry.error()).isEqualTo("对方服务器暂时连接不上，或没有接收。");
                assertThat(entry.dueAt()).isAfter(Instant.now());
            });
        });

        SMTP.start();
        jdbc.sql("UPDATE notification.delivery SET due_at = now() WHERE username = 'no.b'")
                .update();

        assertThat(mails("b@example.gov.cn", 1)).hasSize(1);
    }

    @Test
    void shouldGatherADigestInOneMail() throws Exception {
        save("no.a", "digest@example.gov.cn", null, Map.of("trial/mail", "digest"));
        tell("no.a", "一");
        tell("no.a", "二");
        assertThat(log.page("no.a", null, 5).rows()).allSatisfy(entry -> {
            assertThat(entry.digest()).isTrue();
            assertThat(entry.dueAt()).isAfter(Instant.now());
        });

        jdbc.sql("UPDATE notification.delivery SET due_at = now()").update();

        var mail = mails("digest@example.gov.cn", 1);
        assertThat(mail).hasSize(1);
        assertThat(mail.getFirst().getSubject()).contains("2");
    }

    /** At times that the server's own sending does not reach. */
    @Test
    void shouldKeepADigestThatIsLateOutOfQuietHours() {
        digestOf("late@example.gov.cn", "17:30", "20:00");
        queued("2126-03-01T17:30:00+08:00");

        sendAt("2126-03-01T21:00:00+08:00");
        assertThat(to("late@example.gov.cn")).isEmpty();
        assertThat(log.page("no.a", null, 5).rows()).allSatisfy(entry -> {
            assertThat(entry.attempts()).isZero();
            assertThat(entry.dueAt()).isEqualTo("2126-03-02T00:30:00Z");
        });

        sendAt("2126-03-02T08:30:00+08:00");
        assertThat(to("late@example.gov.cn")).hasSize(1);
    }

    @Test
    void shouldSendALateDigestAtOnceWhereNoHoursAreQuiet() {
        digestOf("later@example.gov.cn", "17:30", "20:00");
        queued("2126-03-01T17:30:00+08:00");

        sendAt("2126-03-01T19:59:00+08:00");
        assertThat(to("later@example.gov.cn")).hasSize(1);
    }

    @Test
    void shouldSendADigestInQuietHoursToWhoeverChoseThat() {
        digestOf("early@example.gov.cn", "07:00", "20:00");
        queued("2126-03-02T07:00:00+08:00");

        sendAt("2126-03-02T07:00:02+08:00");
        assertThat(to("early@example.gov.cn")).hasSize(1);
    }

    private void digestOf(String email, String at, String quietFrom) {
        people.save(
                new Person(
                        "no.a",
                        "zh",
                        email,
                        null,
                        null,
                        LocalTime.parse(quietFrom),
                        LocalTime.of(8, 30),
                        LocalTime.parse(at)),
                Map.of("trial/mail", "digest"));
        tell("no.a", "一");
        tell("no.a", "二");
    }

    private void queued(String until) {
        jdbc.sql("UPDATE notification.delivery SET due_at = ?::timestamptz")
                .param(until)
                .update();
    }

    private void sendAt(String now) {
        var clock = Clock.fixed(Instant.parse(now), ZoneId.of("Asia/Shanghai"));
        new Outgoing(jdbc, channels, people, clock).sendDue();
    }

    @Test
    void shouldSendNothingThatWasSwitchedOff() {
        save("no.a", "off@example.gov.cn", null, Map.of("trial/mail", "off"));
        tell("no.a", "丁");
        assertThat(log.page("no.a", null, 5).rows()).isEmpty();
        assertThat(notices.unread("no.a").value()).isEqualTo(1);
    }

    /** What is a variant of a kind comes in the ways that were chosen for the kind. */
    @Test
    void shouldFollowWhatWasChosenForItsKind() {
        save("no.a", "kind@example.gov.cn", null, Map.of("operation-alarm/mail", "off"));
        var notice = new Notice("operation-alarm/over", Set.of("user:no.a"), List.of("磁盘", "5 分"), "/operator", null);
        notifications.tell(notice);
        assertThat(log.page("no.a", null, 5).rows()).isEmpty();
        assertThat(notices.unread("no.a").value()).isEqualTo(1);
        save("no.a", "kind@example.gov.cn", null, Map.of());
        notifications.tell(notice);
        assertThat(log.page("no.a", null, 5).rows()).hasSize(1);
    }

    @Test
    void shouldNameThingsInTheReadersLanguage() throws Exception {
        people.save(
                new Person("no.b", "en", "english@example.gov.cn", null, null, null, null, LocalTime.of(8, 30)),
                Map.of());
        notifications.tell(new Notice(
                "initiated-ended",
                Set.of("user:no.a", "user:no.b"),
                List.of("甲", new Label("不同意", "Refused")),
                "/tasks/1",
                null));

        assertThat(GreenMailUtil.getBody(mails("english@example.gov.cn", 1).getFirst()))
                .contains("Refused")
                .doesNotContain("不同意");
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(notices.page("no.a", true, null, 10).rows().getFirst().body())
                .contains("甲", "不同意");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(notices.page("no.a", true, null, 10).rows().getFirst().body())
                .contains("甲", "Refused");
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void shouldSignWhatItSendsToAWebhookAndCallOnlyAllowedServers() {
        assertThat(webhook.allows(origin() + "/hook")).isTrue();
        assertThat(webhook.allows(origin().replace("127.0.0.1", "localhost") + "/hook"))
                .isFalse();
        assertThat(webhook.allows("http://user@" + origin().substring(7) + "/hook"))
                .isFalse();
        assertThat(webhook.allows("http://169.254.169.254/latest")).isFalse();
        save("no.a", null, origin() + "/hook", Map.of());
        var secret = people.get("no.a").webhookSecret();

        tell("no.a", "戊");

        await().atMost(Duration.ofSeconds(30)).until(() -> !CALLS.isEmpty());
        var call = CALLS.element();
        var at = Long.parseLong(call[0].substring(2, call[0].indexOf(',')));
        assertThat(call[1]).contains("戊");
        assertThat(call[0]).isEqualTo(Callbacks.signature(String.valueOf(secret), call[1], at));
    }

    @Test
    void shouldHoldBackWhatComesInQuietHours() {
        assertThat(leaves("2026-11-22 23:10", "22:00", "07:30")).isEqualTo("2026-11-23 07:30:00.0");
        assertThat(leaves("2026-11-22 03:10", "22:00", "07:30")).isEqualTo("2026-11-22 07:30:00.0");
        assertThat(leaves("2026-11-22 12:00", "22:00", "07:30")).isEqualTo("2026-11-22 12:00:00.0");
        assertThat(leaves("2026-11-22 12:30", "12:00", "14:00")).isEqualTo("2026-11-22 14:00:00.0");
        assertThat(leaves("2026-11-22 12:30", null, null)).isEqualTo("2026-11-22 12:30:00.0");
    }

    @Test
    void shouldKeepWhatIsQueuedOrTriedAgainOutOfQuietHours() {
        var now = LocalTime.now(ZoneId.of("Asia/Shanghai"));
        quiet("no.a", "quiet@example.gov.cn", now.minusHours(1), now.plusHours(3));
        tell("no.a", "夜");
        assertThat(log.page("no.a", null, 5).rows()).singleElement().satisfies(entry -> {
            assertThat(entry.attempts()).isZero();
            assertThat(entry.dueAt()).isAfter(Instant.now().plus(Duration.ofHours(2)));
        });

        SMTP.stop();
        save("no.b", "again@example.gov.cn", null, Map.of());
        tell("no.b", "晚");
        await().atMost(Duration.ofSeconds(30)).until(() -> attempts("no.b") == 1);
        quiet("no.b", "again@example.gov.cn", now.minusHours(1), now.plusHours(3));
        jdbc.sql("UPDATE notification.delivery SET due_at = now() WHERE username = 'no.b'")
                .update();
        await().atMost(Duration.ofSeconds(30)).until(() -> attempts("no.b") == 2);
        await().untilAsserted(() -> assertThat(log.page("no.b", null, 5).rows())
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.dueAt()).isAfter(Instant.now().plus(Duration.ofHours(2)))));
        SMTP.start();
        assertThat(to("quiet@example.gov.cn")).isEmpty();
    }

    private int attempts(String username) {
        return log.page(username, null, 5).rows().getFirst().attempts();
    }

    private void quiet(String username, String email, LocalTime from, LocalTime until) {
        people.save(new Person(username, "zh", email, null, null, from, until, LocalTime.of(8, 30)), Map.of());
    }

    @Test
    void shouldTellWhoeverStandsInWithTheNameOfWhoIsAwayAndInThatProcessOnly() {
        var today = java.time.LocalDate.now(ZoneId.of("Asia/Shanghai"));
        jdbc.sql("""
                INSERT INTO identity.substitution (absent, substitute, from_date, until_date, processes, created_by,
                    created_at)
                VALUES ('no.a', 'no.b', ?, ?, '{p1}', 'no.a', now())""").params(today, today).update();
        var notice = new Notice("trial", Set.of("user:no.a"), List.of("甲"), "/tasks/1", null);
        notifications.tell(notice.in("p2"));
        notifications.tell(notice);
        notifications.tell(notice.in("p1").by("no.b"));
        assertThat(notices.unread("no.b").value()).isZero();
        notifications.tell(notice.in("p1"));
        assertThat(notices.page("no.b", true, null, 10).rows())
                .singleElement()
                .satisfies(shown -> assertThat(shown.title()).contains("某no.a"));
        assertThat(notices.unread("no.a").value()).isEqualTo(4);
        jdbc.sql("UPDATE identity.substitution SET ended_at = now(), ended_by = 'no.a' WHERE absent = 'no.a'")
                .update();
    }

    private String leaves(String at, @Nullable String from, @Nullable String until) {
        return jdbc.sql("SELECT notification.leaves(?::timestamp, false, '08:30', ?::time, ?::time)")
                .param(at)
                .param(from)
                .param(until)
                .query(Timestamp.class)
                .single()
                .toString();
    }

    private void save(String username, @Nullable String email, @Nullable String url, Map<String, String> modes) {
        people.save(new Person(username, "zh", email, url, null, null, null, LocalTime.of(8, 30)), modes);
    }

    private void tell(String username, String argument) {
        notifications.tell(new Notice("trial", Set.of("user:" + username), List.of(argument), "/tasks/1", null));
    }

    private static List<MimeMessage> mails(String address, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> to(address).size() >= count);
        return to(address);
    }

    private static List<MimeMessage> to(String address) {
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
