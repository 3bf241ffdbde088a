package io.jianguan.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of the event table; {@code event} is null where only the position moves on. */
record Row(long position, @Nullable Event event) {
    static final Set<ValueType> VALUE_TYPES = Set.of(
            ValueType.PROCESS_INSTANCE,
            ValueType.USER_TASK,
            ValueType.INCIDENT,
            ValueType.VARIABLE,
            ValueType.MESSAGE_START_EVENT_SUBSCRIPTION);

    record Event(
            long recordKey,
            String valueType,
            String intent,
            @Nullable Long instanceKey,
            long occurredAt,
            String value) {
        /** A row PostgreSQL refuses must not stop the partition: it keeps its place without its value. */
        Event withoutValue() {
            return new Event(recordKey, valueType, intent, instanceKey, occurredAt, "{\"damaged\": true}");
        }
    }

    static Row of(Record<?> record) {
        if (record.getRecordType() != RecordType.EVENT
                || !VALUE_TYPES.contains(record.getValueType())
                || isPassing(record)) {
            return new Row(record.getPosition(), null);
        }
        return new Row(
                record.getPosition(),
                new Event(
                        record.getKey(),
                        record.getValueType().name(),
                        record.getIntent().name(),
                        instanceKey(record),
                        record.getTimestamp(),
                        storable(record.getValue().toJson())));
    }

    /**
     * What is about to be is followed by what is ({@code COMPLETING} by {@code COMPLETED}), and nobody lives by the
     * first. But an instance starts for the platform when its process is about to be activated.
     */
    private static boolean isPassing(Record<?> record) {
        return record.getIntent().name().endsWith("ING")
                && !(record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATING
                        && record.getValue() instanceof ProcessInstanceRecordValue element
                        && element.getBpmnElementType() == BpmnElementType.PROCESS);
    }

    private static @Nullable Long instanceKey(Record<?> record) {
        long key = switch (record.getValue()) {
            case ProcessInstanceRelated related -> related.getProcessInstanceKey();
            case MessageStartEventSubscriptionRecordValue start -> start.getProcessInstanceKey();
            default -> -1;
        };
        return key > 0 ? key : null;
    }

    /** {@code jsonb} holds no NUL character; an escaped backslash before it is text and stays. */
    static String storable(String json) {
        if (!json.contains("\\u0000")) {
            return json;
        }
        var clean = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            if (json.startsWith("\\u0000", i)) {
                clean.append("\\ufffd");
                i += 5;
            } else if (json.charAt(i) == '\\' && i + 1 < json.length()) {
                clean.append(json, i, i + 2);
                i++;
            } else {
                clean.append(json.charAt(i));
            }
        }
        return clean.toString();
    }
}
