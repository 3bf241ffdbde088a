package io.jianguan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When what is told leaves: in a digest, and not in quiet hours. */
@Tag("W4")
class QuietHoursTest extends MailTest {
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

    private String leaves(String at, @Nullable String from, @Nullable String until) {
        return jdbc.sql("SELECT notification.leaves(?::timestamp, false, '08:30', ?::time, ?::time)")
                .param(at)
                .param(from)
                .param(until)
                .query(Timestamp.class)
                .single()
                .toString();
    }
}
