package io.jianguan.engine;

import io.jianguan.engine.EngineEvent.ElementActivated;
import io.jianguan.engine.EngineEvent.ElementEnded;
import io.jianguan.engine.EngineEvent.FlowTaken;
import io.jianguan.engine.EngineEvent.IncidentRaised;
import io.jianguan.engine.EngineEvent.IncidentResolved;
import io.jianguan.engine.EngineEvent.InstanceEnded;
import io.jianguan.engine.EngineEvent.InstanceMigrated;
import io.jianguan.engine.EngineEvent.InstanceStarted;
import io.jianguan.engine.EngineEvent.UserTaskAssigned;
import io.jianguan.engine.EngineEvent.UserTaskCreated;
import io.jianguan.engine.EngineEvent.UserTaskEnded;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * From Zeebe's records, as brokers 8.6 and newer write them, to what the platform calls them. An instance starts with
 * its process element's activation: the message's correlation is written before that, everything else after.
 */
@Component
class Translation {
    private static final TypeReference<Map<String, @Nullable Object>> VARIABLES = new TypeReference<>() {};

    private final EventFeed feed;
    private final JsonMapper json;

    Translation(EventFeed feed, JsonMapper json) {
        this.feed = feed;
        this.json = json;
    }

    /** @return null where the platform does not live by the record */
    @Nullable
    EngineEvent of(StoredEvent event) {
        var instance = event.instanceKey();
        if (instance == null) {
            return null;
        }
        if (event.value().path("damaged").asBoolean(false)) {
            throw new IllegalStateException("The exporter could not store the event's value");
        }
        return switch (event.valueType()) {
            case "PROCESS_INSTANCE" ->
                event.text("bpmnElementType").equals("PROCESS") ? process(event, instance) : element(event, instance);
            case "USER_TASK" -> userTask(event, instance);
            case "INCIDENT" -> incident(event, instance);
            default -> null;
        };
    }

    private @Nullable EngineEvent process(StoredEvent event, long instance) {
        return switch (event.intent()) {
            case "ELEMENT_ACTIVATING" -> started(event, instance);
            case "ELEMENT_MIGRATED" ->
                new InstanceMigrated(
                        instance,
                        event.at(),
                        event.text("bpmnProcessId"),
                        (int) event.number("version"),
                        event.number("processDefinitionKey"));
            case "ELEMENT_COMPLETED" -> new InstanceEnded(instance, event.at(), false);
            case "ELEMENT_TERMINATED" -> new InstanceEnded(instance, event.at(), true);
            default -> null;
        };
    }

    private InstanceStarted started(StoredEvent event, long instance) {
        Map<String, @Nullable Object> variables = feed.start(instance)
                .map(start -> json.convertValue(start.path("variables"), VARIABLES))
                .orElseGet(HashMap::new);
        return new InstanceStarted(
                instance,
                event.at(),
                event.text("bpmnProcessId"),
                (int) event.number("version"),
                event.number("processDefinitionKey"),
                uuid(variables.get(Engine.COMMAND_ID)),
                variables);
    }

    private static @Nullable UUID uuid(@Nullable Object text) {
        try {
            return text == null ? null : UUID.fromString(text.toString());
        } catch (IllegalArgumentException startedBySomethingElse) {
            return null;
        }
    }

    private static @Nullable EngineEvent element(StoredEvent event, long instance) {
        var element = event.text("elementId");
        var type = event.text("bpmnElementType");
        return switch (event.intent()) {
            case "ELEMENT_ACTIVATED" -> new ElementActivated(instance, event.at(), element, type, event.key());
            case "ELEMENT_COMPLETED" -> new ElementEnded(instance, event.at(), element, type, event.key(), false);
            case "ELEMENT_TERMINATED" -> new ElementEnded(instance, event.at(), element, type, event.key(), true);
            case "SEQUENCE_FLOW_TAKEN" -> new FlowTaken(instance, event.at(), element);
            default -> null;
        };
    }

    private static @Nullable EngineEvent userTask(StoredEvent event, long instance) {
        return switch (event.intent()) {
            case "CREATED" -> created(event, instance);
            case "ASSIGNED" -> new UserTaskAssigned(instance, event.at(), event.key(), event.textOrNull("assignee"));
            case "COMPLETED" -> new UserTaskEnded(instance, event.at(), event.key(), false);
            case "CANCELED" -> new UserTaskEnded(instance, event.at(), event.key(), true);
            default -> null;
        };
    }

    private static UserTaskCreated created(StoredEvent event, long instance) {
        var candidates = new ArrayList<String>();
        texts(event.value().path("candidateUsersList")).forEach(user -> candidates.add("user:" + user));
        candidates.addAll(texts(event.value().path("candidateGroupsList")));
        return new UserTaskCreated(
                instance,
                event.at(),
                event.key(),
                event.text("bpmnProcessId"),
                (int) event.number("processDefinitionVersion"),
                event.number("processDefinitionKey"),
                event.text("elementId"),
                event.number("elementInstanceKey"),
                event.textOrNull("assignee"),
                candidates,
                instant(event.textOrNull("dueDate")),
                (int) event.number("priority"));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).distinct().toList();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : ZonedDateTime.parse(text).toInstant();
    }

    private static @Nullable EngineEvent incident(StoredEvent event, long instance) {
        return switch (event.intent()) {
            case "CREATED" ->
                new IncidentRaised(
                        instance,
                        event.at(),
                        event.key(),
                        event.textOrNull("elementId"),
                        event.text("errorType"),
                        event.text("errorMessage"),
                        event.number("jobKey") > 0 ? event.number("jobKey") : null);
            case "RESOLVED" -> new IncidentResolved(instance, event.at(), event.key());
            default -> null;
        };
    }
}
