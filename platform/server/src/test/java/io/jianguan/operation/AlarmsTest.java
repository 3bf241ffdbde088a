package io.jianguan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.ServerTest;
import io.jianguan.engine.EngineState;
import io.jianguan.identity.Roles;
import io.jianguan.notification.Notifications;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is wrong raises an alarm, told once and taken back once. */
@Tag("W4")
class AlarmsTest extends ServerTest {
    private static final int PARTITION = 77;
    private static final Limits LIMITS = new Limits(1_000_000, 500);

    @Autowired
    private Alarms alarms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Conditions conditions;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Roles roles;

    @Autowired
    private MessageSource messages;

    @Autowired
    private Clock clock;

    @BeforeEach
    void administrators() {
        eventually()
                .until(() -> jdbc.sql("SELECT EXISTS (SELECT FROM identity.app_user WHERE username = 'admin')")
                        .query(Boolean.class)
                        .single());
    }

    private static Conditions.Figures figures(long behind, String phase, long free) {
        return new Conditions.Figures(
                new EngineState.Broker("8.6.0", 1, 1),
                List.of(new EngineState.Partition(PARTITION, Instant.now(), 0, 0, 0, behind, phase)),
                new EngineState.Commands(0, 0, 0),
                0,
                0,
                free,
                false,
                List.of());
    }

    @Test
    void shouldKnowLagDiskAndABlockedExporter() {
        assertThat(LIMITS.exceeded(figures(500, "EXPORTING", 1_000_000))).isEmpty();
        assertThat(LIMITS.exceeded(figures(501, "EXPORTING", 1_000_000)))
                .containsExactly(new Condition("exporter-behind", "77", List.of("77", "501")));
        assertThat(LIMITS.exceeded(figures(0, "PAUSED", 1_000_000)))
                .containsExactly(new Condition("exporter-blocked", "77", List.of("77", "PAUSED")));
        assertThat(LIMITS.exceeded(figures(0, "EXPORTING", 999_999)))
                .extracting(Condition::kind)
                .containsExactly("disk");
    }

    /** In one transaction, so that the server's own look waits with what it finds. */
    @Test
    void shouldRaiseOnceAndClearOnce() {
        var wrong = LIMITS.exceeded(figures(900, "PAUSED", 0));
        assertThat(wrong).hasSize(3);
        transaction.executeWithoutResult(status -> {
            alarms.settle(List.of(), List.of());
            var before = told();
            alarms.settle(wrong, List.of());
            assertThat(open()).isZero();
            alarms.settle(wrong, wrong);
            alarms.settle(wrong, wrong);
            assertThat(open()).isEqualTo(3);
            assertThat(told() - before).isEqualTo(3);
            alarms.settle(List.of(), List.of());
            alarms.settle(List.of(), List.of());
            assertThat(open()).isZero();
            assertThat(told() - before).isEqualTo(3);
            status.setRollbackOnly();
        });
    }

    @Test
    void shouldTellThoseWhoHeardOfItThatItIsOverAndHowLongItLasted() {
        var wrong = LIMITS.exceeded(figures(900, "EXPORTING", 1_000_000));
        transaction.executeWithoutResult(status -> {
            alarms.settle(wrong, wrong);
            jdbc.sql("UPDATE operation.alarm SET raised_at = now() - interval '26 h', told = '{user:admin}'"
                            + " WHERE cleared_at IS NULL AND subject = '77'")
                    .update();
            alarms.settle(List.of(), List.of());
            alarms.settle(List.of(), List.of());
            assertThat(jdbc.sql("""
                            SELECT username, arguments[1] AS zh, arguments[2] AS lasted, arguments_en[1] AS en,
                                arguments_en[2] AS lasted_en
                            FROM notification.notice WHERE kind = 'operation-alarm/over' AND key = (
                                SELECT 'alarm-over:' || max(id) FROM operation.alarm WHERE subject = '77')
                            """).query().listOfRows()).singleElement().satisfies(told -> {
                assertThat(told).containsEntry("username", "admin").containsEntry("lasted", "1 天 2 小时");
                assertThat(told).containsEntry("lasted_en", "1 day 2 h");
                assertThat(String.valueOf(told.get("zh"))).startsWith("分区 77");
                assertThat(String.valueOf(told.get("en"))).startsWith("The export of partition 77");
            });
            status.setRollbackOnly();
        });
    }

    @Test
    void shouldLastAsLongAsAnyServerSeesItsCondition() {
        var other = new Alarms(conditions, jdbc, notifications, roles, messages, clock, transaction);
        var wrong = LIMITS.exceeded(figures(900, "PAUSED", 0));
        transaction.executeWithoutResult(status -> {
            alarms.settle(List.of(), List.of());
            alarms.settle(wrong, wrong);
            other.settle(wrong, wrong);
            alarms.settle(List.of(), List.of());
            assertThat(open()).isEqualTo(3);
            other.settle(List.of(), List.of());
            assertThat(open()).isZero();

            alarms.settle(wrong, wrong);
            other.settle(List.of(), List.of());
            assertThat(open()).isEqualTo(3);
            jdbc.sql("UPDATE operation.alarm SET seen_at = seen_at - interval '1 min' WHERE cleared_at IS NULL")
                    .update();
            other.settle(List.of(), List.of());
            assertThat(open()).isZero();
            status.setRollbackOnly();
        });
    }

    /** Of those that are raised here; another server of these tests may know of others. */
    private int open() {
        return jdbc.sql("""
                SELECT count(*) FROM operation.alarm
                WHERE cleared_at IS NULL AND kind IN ('exporter-behind', 'exporter-blocked', 'disk')
                """).query(Integer.class).single();
    }

    private int told() {
        return jdbc.sql(
                        "SELECT count(*) FROM notification.notice WHERE username = 'admin' AND kind = 'operation-alarm'")
                .query(Integer.class)
                .single();
    }
}
