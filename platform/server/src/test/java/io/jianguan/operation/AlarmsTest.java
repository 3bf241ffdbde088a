package io.jianguan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.ServerTest;
import io.jianguan.engine.EngineState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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

    private int open() {
        return jdbc.sql("SELECT count(*) FROM operation.alarm WHERE cleared_at IS NULL")
                .query(Integer.class)
                .single();
    }

    private int told() {
        return jdbc.sql(
                        "SELECT count(*) FROM notification.notice WHERE username = 'admin' AND kind = 'operation-alarm'")
                .query(Integer.class)
                .single();
    }
}
