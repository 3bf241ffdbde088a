package io.jianguan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ServerTestTest extends ServerTest {
    @Autowired
    private JdbcClient jdbc;

    @Test
    void shouldStandOnARealDatabase() {
        assertThat(jdbc.sql("SHOW server_version").query(String.class).single()).startsWith("18.");
        assertThat(jdbc.sql("SHOW fsync").query(String.class).single()).isEqualTo("on");
    }

    @Test
    void shouldHearFromTheBroker() {
        eventually()
                .untilAsserted(() -> assertThat(jdbc.sql("SELECT count(*) FROM engine.exporter")
                                .query(Long.class)
                                .single())
                        .isOne());
    }
}
