package io.jianguan.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import org.junit.jupiter.api.Test;

class RowTest {

    @Test
    void shouldKeepEventsThePlatformLivesBy() {
        var row = Row.of(Records.userTaskEvent(7));

        assertThat(row.position()).isEqualTo(7);
        assertThat(row.event())
                .isEqualTo(new Row.Event(107, "USER_TASK", "CREATED", 42L, 1_700_000_000_000L, "{\"position\":7}"));
    }

    @Test
    void shouldOnlyMoveThePositionForEverythingElse() {
        assertThat(Row.of(Records.of(8, RecordType.COMMAND, ValueType.USER_TASK))
                        .event())
                .isNull();
        assertThat(Row.of(Records.of(9, RecordType.EVENT, ValueType.JOB)).event())
                .isNull();
    }

    @Test
    void shouldReplaceWhatJsonbCannotHold() {
        assertThat(Row.storable("{\"a\":\"x\\u0000y\"}")).isEqualTo("{\"a\":\"x\\ufffdy\"}");
        assertThat(Row.storable("{\"a\":\"\\\\u0000\"}")).isEqualTo("{\"a\":\"\\\\u0000\"}");
        assertThat(Row.storable("{\"a\":\"监管\"}")).isEqualTo("{\"a\":\"监管\"}");
    }
}
