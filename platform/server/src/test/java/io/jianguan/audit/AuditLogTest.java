package io.jianguan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.CoreTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditLogTest extends CoreTest {
    @Autowired
    AuditLog audit;

    @Autowired
    JdbcClient jdbc;

    @Test
    void shouldKeepWhatWasDone() {
        audit.record("li.si", "task.completed", "task:1", Map.of("outcome", "approve"));

        assertThat(jdbc.sql("SELECT details->>'outcome' FROM audit.entry WHERE subject = 'task:1'")
                        .query(String.class)
                        .list())
                .containsOnly("approve");
    }

    @Test
    void shouldRefuseToChangeOrForget() {
        audit.record(null, "server.started", "server", Map.of());

        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE audit.entry SET username = 'x'").update())
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM audit.entry").update()).hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("TRUNCATE audit.entry").update()).hasStackTraceContaining("append-only");
    }
}
