package io.jianguan.process;

import io.jianguan.document.RecordAccess;
import io.jianguan.identity.Actors;
import io.jianguan.registry.Records;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Instances as people see them: state, path, timeline. */
@RestController
class ProcessController {
    private final Processes processes;
    private final Instances instances;
    private final Steps steps;
    private final Timeline timeline;
    private final Records records;
    private final RecordAccess access;
    private final Actors actors;
    private final TimelineView view;

    ProcessController(
            Processes processes,
            Instances instances,
            Steps steps,
            Timeline timeline,
            Records records,
            RecordAccess access,
            Actors actors,
            TimelineView view) {
        this.processes = processes;
        this.instances = instances;
        this.steps = steps;
        this.timeline = timeline;
        this.records = records;
        this.access = access;
        this.actors = actors;
        this.view = view;
    }

    record StartRequest(String registry, String recordId) {}

    record Started(UUID commandId) {}

    record ProcessRef(String id, int version, String label) {}

    record RecordRef(
            String registry,
            String id,
            @Nullable String number,
            String title,
            @Nullable String status) {}

    record IncidentView(String elementName, String message, Instant at) {}

    record Summary(
            String id,
            String process,
            String label,
            String state,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    record Detail(
            String id,
            ProcessRef process,
            RecordRef record,
            String state,
            Instant startedAt,
            @Nullable Instant endedAt,
            List<String> active,
            List<String> visited,
            List<String> flows,
            List<TimelineView.Entry> timeline,
            List<IncidentView> incidents) {}

    @PostMapping("/api/processes/{process}/instances")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(@PathVariable String process, @RequestBody StartRequest request) {
        return new Started(
                processes.start(actors.current(), process, request.registry(), Long.parseLong(request.recordId())));
    }

    @GetMapping("/api/registries/{registry}/records/{id}/instances")
    List<Summary> ofRecord(@PathVariable String registry, @PathVariable long id) {
        records.get(actors.current(), registry, id);
        return instances.of(registry, id).stream()
                .map(instance -> new Summary(
                        String.valueOf(instance.key()),
                        instance.processId(),
                        processes
                                .model(instance.processId(), instance.version())
                                .name(),
                        instance.state(),
                        instance.startedAt(),
                        instance.endedAt()))
                .toList();
    }

    @GetMapping("/api/instances/{key}")
    Detail instance(@PathVariable long key) {
        var actor = actors.current();
        var instance = instances.get(actor, key);
        var model = processes.model(instance.processId(), instance.version());
        var record = records.get(instance.registry(), instance.recordId());
        var entries = timeline.of(key);
        var readable = access.readable(actor, record.registry(), record.id());
        return new Detail(
                String.valueOf(key),
                new ProcessRef(instance.processId(), instance.version(), model.name()),
                new RecordRef(
                        record.registry(),
                        String.valueOf(record.id()),
                        record.number(),
                        record.title(),
                        record.status()),
                instance.state(),
                instance.startedAt(),
                instance.endedAt(),
                steps.active(key),
                steps.visited(key),
                steps.flows(key),
                view.of(readable ? entries : Timeline.withoutOthers(entries, actor.username()), model),
                steps.incidents(key).stream()
                        .map(incident -> new IncidentView(
                                model.nameOf(incident.elementId()), incident.message(), incident.raisedAt()))
                        .toList());
    }

    @GetMapping(path = "/api/instances/{key}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    String diagram(@PathVariable long key) {
        var instance = instances.get(actors.current(), key);
        return processes.bpmn(instance.processId(), instance.version());
    }
}
