package io.jianguan.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the exporter wrote of one instance, in log order. */
record EngineLog(List<Event> events) {

    record Event(String valueType, String intent, JsonNode value) {
        boolean is(String type, String meaning) {
            return valueType.equals(type) && intent.equals(meaning);
        }

        String text(String field) {
            return value.path(field).asString("");
        }
    }

    /** @param candidates principals, as the inbox names them */
    record UserTask(
            long key,
            @Nullable String assignee,
            List<String> candidates,
            String form,
            @Nullable OffsetDateTime dueAt,
            int priority) {}

    /** The user task at an element that nobody has completed. */
    Optional<UserTask> openTask(String element) {
        return events.stream()
                .filter(event -> event.is("USER_TASK", "CREATED"))
                .filter(event -> event.text("elementId").equals(element))
                .filter(event -> !completed(event.value().path("userTaskKey").asLong()))
                .findFirst()
                .map(this::userTask);
    }

    private boolean completed(long task) {
        return events.stream()
                .anyMatch(event -> event.is("USER_TASK", "COMPLETED")
                        && event.value().path("userTaskKey").asLong() == task);
    }

    private UserTask userTask(Event created) {
        var key = created.value().path("userTaskKey").asLong();
        var assignee = events.stream()
                .filter(event -> event.valueType().equals("USER_TASK")
                        && event.value().path("userTaskKey").asLong() == key)
                .map(event -> event.text("assignee"))
                .filter(name -> !name.isEmpty())
                .reduce((first, last) -> last);
        var candidates = Stream.concat(
                        created.value().path("candidateUsersList").valueStream().map(name -> "user:" + name.asString()),
                        created.value()
                                .path("candidateGroupsList")
                                .valueStream()
                                .map(JsonNode::asString))
                .toList();
        var due = created.text("dueDate");
        return new UserTask(
                key,
                assignee.orElse(null),
                candidates,
                created.text("externalFormReference"),
                due.isEmpty() ? null : OffsetDateTime.parse(due),
                created.value().path("priority").asInt());
    }

    boolean ended() {
        return events.stream()
                .anyMatch(event -> event.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
                        && event.text("bpmnElementType").equals("PROCESS"));
    }

    List<String> path() {
        return events.stream()
                .filter(event -> event.is("PROCESS_INSTANCE", "ELEMENT_ACTIVATED"))
                .filter(event -> !event.text("bpmnElementType").equals("PROCESS"))
                .map(event -> event.text("elementId"))
                .toList();
    }

    Set<String> flows() {
        var flows = new LinkedHashSet<String>();
        events.stream()
                .filter(event -> event.is("PROCESS_INSTANCE", "SEQUENCE_FLOW_TAKEN"))
                .forEach(event -> flows.add(event.text("elementId")));
        return flows;
    }

    /** An incident stops an instance: waiting on would only hide its reason. */
    EngineLog withoutIncident() {
        assertThat(events.stream()
                        .filter(event -> event.is("INCIDENT", "CREATED"))
                        .map(event -> event.text("elementId") + ": " + event.text("errorMessage")))
                .as("incidents")
                .isEmpty();
        return this;
    }
}
