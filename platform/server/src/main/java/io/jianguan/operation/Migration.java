package io.jianguan.operation;

import io.jianguan.process.Course;
import io.jianguan.process.InstanceSearch;
import io.jianguan.process.Model;
import io.jianguan.process.Processes;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether instances can go on by another version of their process: each element where a token is must be there too. */
@Component
class Migration {
    private final Processes processes;
    private final Course course;
    private final InstanceSearch search;

    Migration(Processes processes, Course course, InstanceSearch search) {
        this.processes = processes;
        this.course = course;
        this.search = search;
    }

    /** @param reason {@code gone}: the element is not in the version; {@code changed}: it is of another type there */
    record Obstacle(String elementId, String elementName, String reason, List<String> instances, int count) {}

    /** @param already on that version, ended, or of another process */
    record Preview(String process, int version, int movable, int already, int stuck, List<Obstacle> obstacles) {}

    private record Missing(String elementId, String name, String reason) {}

    Preview preview(String process, int version, Collection<InstanceSearch.Found> instances) {
        var target = processes.model(process, version);
        var moving = instances.stream()
                .filter(one -> isMovable(one, process, version))
                .toList();
        var active =
                search.active(moving.stream().map(InstanceSearch.Found::key).toList());
        var stuck = new LinkedHashMap<Missing, List<String>>();
        int movable = 0;
        for (var one : moving) {
            var missing = missing(
                    processes.model(one.process(), one.version()), target, active.getOrDefault(one.key(), List.of()));
            missing.ifPresent(
                    what -> stuck.computeIfAbsent(what, _ -> new ArrayList<>()).add(String.valueOf(one.key())));
            movable += missing.isEmpty() ? 1 : 0;
        }
        return new Preview(
                process,
                version,
                movable,
                instances.size() - moving.size(),
                moving.size() - movable,
                stuck.entrySet().stream().map(Migration::obstacle).toList());
    }

    static boolean isMovable(InstanceSearch.Found one, String process, int version) {
        return one.process().equals(process)
                && one.version() != version
                && one.state().equals("running");
    }

    private static Obstacle obstacle(Map.Entry<Missing, List<String>> stuck) {
        var what = stuck.getKey();
        var instances = stuck.getValue();
        return new Obstacle(
                what.elementId(),
                what.name(),
                what.reason(),
                instances.subList(0, Math.min(20, instances.size())),
                instances.size());
    }

    private static Optional<Missing> missing(Model from, Model to, List<String> active) {
        return active.stream()
                .distinct()
                .map(id -> {
                    var reason = reason(from, to, id);
                    return reason == null ? null : new Missing(id, from.nameOf(id), reason);
                })
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static @Nullable String reason(Model from, Model to, String elementId) {
        var here = from.elements().get(elementId);
        var there = to.elements().get(elementId);
        if (there == null) {
            return "gone";
        }
        return here != null && !here.type().equals(there.type()) ? "changed" : null;
    }

    /** @throws Problem {@code operation.unmovable} */
    Map<String, String> mapping(InstanceSearch.Found instance, int version) {
        var from = processes.model(instance.process(), instance.version());
        var active = search.active(List.of(instance.key())).getOrDefault(instance.key(), List.of());
        missing(from, processes.model(instance.process(), version), active).ifPresent(what -> {
            throw Problem.conflict("operation.unmovable", what.name(), version);
        });
        var mapping = new HashMap<String, String>();
        active.forEach(id -> mapping.put(id, id));
        return mapping;
    }

    /** @throws Problem {@code process.unknown} */
    long definitionKey(String process, int version) {
        return course.versions().stream()
                .filter(one -> one.process().equals(process) && one.version() == version)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("process.unknown", process + " " + version))
                .definitionKey();
    }
}
