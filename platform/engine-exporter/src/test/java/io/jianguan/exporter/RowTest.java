package io.jianguan.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import java.util.List;
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

    @Test
    void shouldLeaveOutWhatIsOnlyPassing() {
        assertThat(Row.of(Records.element(BpmnElementType.USER_TASK, ProcessInstanceIntent.ELEMENT_COMPLETING)))
                .isEqualTo(new Row(1, null));
        assertThat(Row.of(Records.element(BpmnElementType.USER_TASK, ProcessInstanceIntent.ELEMENT_ACTIVATING))
                        .event())
                .isNull();
        for (var kept : List.of(
                Records.element(BpmnElementType.PROCESS, ProcessInstanceIntent.ELEMENT_ACTIVATING),
                Records.element(BpmnElementType.USER_TASK, ProcessInstanceIntent.ELEMENT_COMPLETED),
                Records.element(BpmnElementType.SEQUENCE_FLOW, ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN))) {
            assertThat(Row.of(kept).event()).isNotNull();
        }
    }
}
