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
        assertThat(jdbc.sql("SELECT count(*) FROM engine.event")
                        .query(Long.class)
                        .single())
                .isZero();
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
