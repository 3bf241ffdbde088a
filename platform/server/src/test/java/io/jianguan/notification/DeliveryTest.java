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

import com.icegreen.greenmail.util.GreenMailUtil;
import io.jianguan.identity.Label;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What is told reaches people over a real SMTP server and a real web server. */
@Tag("W4")
class DeliveryTest extends MailTest {
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
}
