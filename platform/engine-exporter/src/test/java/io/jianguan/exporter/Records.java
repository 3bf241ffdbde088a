package io.jianguan.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import java.lang.reflect.Proxy;

/** Records as the broker hands them out; the interfaces are too wide to write out. */
final class Records {
    private Records() {}

    static Record<?> userTaskEvent(long position) {
        return of(position, RecordType.EVENT, ValueType.USER_TASK);
    }

    static Record<?> of(long position, RecordType type, ValueType valueType) {
        var value = (UserTaskRecordValue) Proxy.newProxyInstance(
                Records.class.getClassLoader(),
                new Class<?>[] {UserTaskRecordValue.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProcessInstanceKey" -> 42L;
                    case "toJson" -> "{\"position\":" + position + "}";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return record(position, type, valueType, UserTaskIntent.CREATED, value);
    }

    static Record<?> element(BpmnElementType elementType, ProcessInstanceIntent intent) {
        var value = (ProcessInstanceRecordValue) Proxy.newProxyInstance(
                Records.class.getClassLoader(),
                new Class<?>[] {ProcessInstanceRecordValue.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProcessInstanceKey" -> 42L;
                    case "getBpmnElementType" -> elementType;
                    case "toJson" -> "{}";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return record(1, RecordType.EVENT, ValueType.PROCESS_INSTANCE, intent, value);
    }

    private static Record<?> record(
            long position, RecordType type, ValueType valueType, Intent intent, RecordValue value) {
        return (Record<?>) Proxy.newProxyInstance(
                Records.class.getClassLoader(),
                new Class<?>[] {Record.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getPosition" -> position;
                    case "getKey" -> position + 100;
                    case "getRecordType" -> type;
                    case "getValueType" -> valueType;
                    case "getIntent" -> intent;
                    case "getTimestamp" -> 1_700_000_000_000L;
                    case "getValue" -> value;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
